import { defineEntity, p } from '@mikro-orm/core'

/** What a move adds to the counts and takes from them. Appended by the database with the move, folded into the tally later. */
export const TallyDeltaEntity = defineEntity({
  name: 'TallyDelta',
  tableName: 'tally_delta',
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    subtree: p.array().columnType('uuid[]'),
    passed: p.array().columnType('uuid[]'),
    campaignId: p.uuid(),
    seriesCode: p.text(),
    levelCode: p.text(),
    wayCode: p.text(),
    status: p.text(),
    step: p.text(),
    sex: p.text(),
    ageBand: p.text(),
    divisionCode: p.text(),
    n: p.integer(),
    ms: p.bigint('string'),
  },
})
