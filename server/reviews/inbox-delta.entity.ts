import { defineEntity, p } from '@mikro-orm/core'

/** What a move adds to what waits at a unit, or takes away. Appended by the database with the move, folded into the tally later. */
export const InboxDeltaEntity = defineEntity({
  name: 'InboxDelta',
  tableName: 'inbox_delta',
  properties: {
    unitId: p.uuid().primary(),
    id: p.bigint('string').primary(),
    seriesCode: p.text(),
    levelCode: p.text(),
    n: p.integer(),
  },
})
