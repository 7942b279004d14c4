import { defineEntity, p } from '@mikro-orm/core'

/** 申报年度/批次: the filing window of persons and the review window of units. `seriesCodes` null: for every series. */
export const CampaignEntity = defineEntity({
  name: 'Campaign',
  tableName: 'campaign',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    year: p.integer(),
    name: p.text(),
    filingOpensAt: p.datetime(3),
    filingClosesAt: p.datetime(3),
    reviewOpensAt: p.datetime(3),
    reviewClosesAt: p.datetime(3),
    publicityRequired: p.boolean().default(false),
    seriesCodes: p.array().nullable(),
    revision: p.integer().default(1),
  },
})
