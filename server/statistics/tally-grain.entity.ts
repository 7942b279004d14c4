import { defineEntity, p } from '@mikro-orm/core'

/** Which dimensions a kept cell tells. */
export const TallyGrainEntity = defineEntity({
  name: 'TallyGrain',
  tableName: 'tally_grain',
  properties: {
    grain: p.text().primary(),
    /** Kept for units of this rank and above. */
    rank: p.integer(),
    /** The grain whose cells are summed up to this one's; null when the facts are. */
    madeOf: p.text().nullable(),
    year: p.boolean(),
    /** Status or step. */
    state: p.boolean(),
    division: p.boolean(),
    series: p.boolean(),
    level: p.boolean(),
    way: p.boolean(),
    sex: p.boolean(),
    ageBand: p.boolean(),
  },
})
