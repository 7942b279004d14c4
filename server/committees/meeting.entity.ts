import { defineEntity, p } from '@mikro-orm/core'
import type { MeetingStage } from '../workflow/meetings.js'

/** 评审会议: a committee judges some of what it has accepted. */
export const MeetingEntity = defineEntity({
  name: 'Meeting',
  tableName: 'meeting',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    committeeId: p.uuid(),
    campaignId: p.uuid(),
    title: p.text(),
    heldOn: p.date(),
    panelSize: p.integer(),
    stage: p.text().$type<MeetingStage>().default('PREPARING'),
    seed: p.uint8array().nullable(),
    drawnAt: p.datetime(3).nullable(),
    openedAt: p.datetime(3).nullable(),
    countedAt: p.datetime(3).nullable(),
    minutes: p.text().nullable(),
    minutesSignedName: p.text().nullable(),
    minutesSignedOn: p.date().nullable(),
    postedOn: p.date().nullable(),
    endsOn: p.date().nullable(),
    workingDays: p.integer().nullable(),
    decidedAt: p.datetime(3).nullable(),
    cancelledAt: p.datetime(3).nullable(),
    cancelReason: p.text().nullable(),
    revision: p.integer().default(1),
    createdBy: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
