import { defineEntity, p } from '@mikro-orm/core'
import type { Hat } from '../workflow/who-may.js'
import type { ChangeEvent, StopReason } from '../workflow/webhook-events.js'

/** Where changes are told to, and how far its log has been told. */
export const WebhookEntity = defineEntity({
  name: 'Webhook',
  tableName: 'webhook',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    accountId: p.uuid(),
    unitId: p.uuid(),
    logUnitId: p.uuid(),
    cursor: p.text(),
    name: p.text(),
    url: p.text(),
    events: p.array().$type<ChangeEvent[]>(),
    hat: p.text().$type<Hat>(),
    secretCipher: p.uint8array(),
    previousCipher: p.uint8array().nullable(),
    previousUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    stoppedAt: p.datetime(3).nullable(),
    stopReason: p.text().$type<StopReason>().nullable(),
  },
})
