import { defineEntity, p } from '@mikro-orm/core'
import type { BulkAction } from '../workflow/application-facts.js'

/** 批量办理: one request to move many applications. Source: B7. */
export const BulkMoveEntity = defineEntity({
  name: 'BulkMove',
  tableName: 'bulk_move',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    unitId: p.uuid(),
    actorId: p.uuid(),
    action: p.text().$type<BulkAction>(),
    opinion: p.text().nullable(),
    idempotencyKey: p.text(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    touchedAt: p.datetime(3).defaultRaw('now()'),
    finishedAt: p.datetime(3).nullable(),
  },
})
