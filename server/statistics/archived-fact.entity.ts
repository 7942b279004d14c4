import { defineEntity, p } from '@mikro-orm/core'

/** What a year that has been put away still counts for: the recount adds it to what lies in the tables. */
export const ArchivedFactEntity = defineEntity({
  name: 'ArchivedFact',
  tableName: 'archived_fact',
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    year: p.integer(),
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
    divisionCode: p.character().length(6),
    n: p.integer(),
    ms: p.bigint('string'),
  },
})
