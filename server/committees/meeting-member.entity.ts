import { defineEntity, p } from '@mikro-orm/core'

/** 评委: an expert drawn for a meeting; whether present and whether the vote is in the box. */
export const MeetingMemberEntity = defineEntity({
  name: 'MeetingMember',
  tableName: 'meeting_member',
  properties: {
    meetingId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    personName: p.text(),
    unitName: p.text(),
    position: p.integer(),
    replacedAt: p.datetime(3).nullable(),
    replacedReason: p.text().nullable(),
    presentAt: p.datetime(3).nullable(),
    votedAt: p.datetime(3).nullable(),
  },
})
