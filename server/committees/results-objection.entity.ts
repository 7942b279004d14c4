import { defineEntity, p } from '@mikro-orm/core'
import type { ObjectionOutcome } from '../workflow/publicity.js'

/** 异议: what was said against a posted result and what became of it. */
export const ResultsObjectionEntity = defineEntity({
  name: 'ResultsObjection',
  tableName: 'results_objection',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    meetingId: p.uuid(),
    applicationId: p.uuid().nullable(),
    raisedBy: p.text(),
    content: p.text(),
    receivedOn: p.date(),
    recordedBy: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    outcome: p.text().$type<ObjectionOutcome>().nullable(),
    handling: p.text().nullable(),
    handledBy: p.uuid().nullable(),
    handledByName: p.text().nullable(),
    handledAt: p.datetime(3).nullable(),
  },
})
