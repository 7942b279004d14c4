import { defineEntity, p } from '@mikro-orm/core'
import type { ApplicationAction } from '../workflow/application-facts.js'

/** 流转记录: one hop, with the state it left. Never changes. */
export const TransferEntity = defineEntity({
  name: 'Transfer',
  tableName: 'transfer',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    applicationId: p.uuid(),
    seq: p.integer(),
    action: p.text().$type<ApplicationAction>(),
    fromUnitId: p.uuid().nullable(),
    toUnitId: p.uuid().nullable(),
    actorId: p.uuid(),
    actorName: p.text(),
    onBehalfOfId: p.uuid().nullable(),
    onBehalfOfName: p.text().nullable(),
    at: p.datetime(3).defaultRaw('now()'),
    opinion: p.text().nullable(),
    versionNumber: p.integer(),
    formId: p.uuid().nullable(),
    idempotencyKey: p.text().nullable(),
    before: p.json<Record<string, unknown>>(),
  },
})
