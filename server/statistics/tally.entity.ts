import { defineEntity, p } from '@mikro-orm/core'

/** A count for one unit that may know it; '' where the cell does not tell. */
export const TallyEntity = defineEntity({
  name: 'Tally',
  tableName: 'tally',
  properties: {
    unitId: p.uuid().primary(),
    via: p.text().primary(),
    grain: p.text().primary(),
    campaignId: p.uuid().primary(),
    step: p.text().primary(),
    status: p.text().primary(),
    divisionCode: p.text().primary(),
    seriesCode: p.text().primary(),
    levelCode: p.text().primary(),
    wayCode: p.text().primary(),
    sex: p.text().primary(),
    ageBand: p.text().primary(),
    n: p.integer(),
    ms: p.bigint('string'),
  },
})
