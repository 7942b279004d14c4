import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** Which dimensions a kept cell tells. */
export const TallyGrainEntity = defineEntity({
  name: 'TallyGrain',
  tableName: 'tally_grain',
  properties: {
    grain: p.text().primary(),
    /** Kept only for offices and for everything. */
    wide: p.boolean(),
    division: p.boolean(),
    series: p.boolean(),
    level: p.boolean(),
    way: p.boolean(),
    sex: p.boolean(),
    ageBand: p.boolean(),
  },
})

export type TallyGrainRecord = InferEntity<typeof TallyGrainEntity>
