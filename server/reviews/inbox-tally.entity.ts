import { defineEntity, p } from '@mikro-orm/core'

/** How many of a series and level wait at a unit, as far as it has been folded. */
export const InboxTallyEntity = defineEntity({
  name: 'InboxTally',
  tableName: 'inbox_tally',
  properties: {
    unitId: p.uuid().primary(),
    seriesCode: p.text().primary(),
    levelCode: p.text().primary(),
    n: p.integer(),
  },
})
