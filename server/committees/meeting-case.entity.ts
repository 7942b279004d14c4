import { defineEntity, p } from '@mikro-orm/core'

/** 评审对象: an application that a meeting judges, with the words of the day it was taken in; the counts come with the count. */
export const MeetingCaseEntity = defineEntity({
  name: 'MeetingCase',
  tableName: 'meeting_case',
  properties: {
    meetingId: p.uuid().primary(),
    applicationId: p.uuid().primary(),
    position: p.integer(),
    applicantName: p.text(),
    unitName: p.text(),
    titleName: p.text(),
    seriesName: p.text(),
    levelName: p.text(),
    votesFor: p.integer().nullable(),
    votesAgainst: p.integer().nullable(),
    votesAbstained: p.integer().nullable(),
    outcome: p.text().$type<'PASSED' | 'NOT_PASSED'>().nullable(),
    released: p.boolean().default(false),
  },
})
