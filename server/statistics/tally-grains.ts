import type { UnitKind } from '../workflow/unit-facts.js'

/** What a kept cell may tell, beside the unit, which every cell tells. A state is a status or a step. */
export type Told = 'year' | 'state' | 'division' | 'series' | 'level' | 'way' | 'sex' | 'ageBand'

/** Up to which grains are kept for a unit: 0 other units, 1 committees, counties and the region’s office, 2 prefectures, 3 everything. */
export const ranks = [0, 1, 2, 3] as const
export type Rank = (typeof ranks)[number]

const rankByKind: Record<UnitKind, Rank> = {
  ORDINARY: 0,
  COMMITTEE_OFFICE: 1,
  COUNTY_BUREAU: 1,
  REGION_OFFICE: 1,
  PREFECTURE_BUREAU: 2,
}
export const rankOf = (kind: UnitKind): Rank => rankByKind[kind]

interface Grain {
  grain: string
  /** Kept for units of this rank and above. */
  rank: Rank
  tells: readonly Told[]
}

const always = ['year', 'state'] as const

/** Grains for the larger questions, as in the table `tally_grain`; those with the fewest cells first. */
const large: readonly Grain[] = [
  { grain: 'title', rank: 0, tells: [...always, 'series', 'level'] },
  { grain: 'person', rank: 1, tells: [...always, 'way', 'sex', 'ageBand'] },
  { grain: 'place+person', rank: 2, tells: [...always, 'division', 'way', 'sex', 'ageBand'] },
  { grain: 'title+place', rank: 1, tells: [...always, 'division', 'series', 'level'] },
  { grain: 'title+person', rank: 2, tells: [...always, 'series', 'level', 'way', 'sex', 'ageBand'] },
]

const dimensions: readonly Told[] = ['ageBand', 'division', 'level', 'series', 'sex', 'state', 'way', 'year']
const nameOf = (tells: readonly Told[]) => tells.join(' ') || 'all'

/** A grain for every question of up to three dimensions, for prefectures of two: its cells are those of the answer. */
const small: readonly Grain[] = Array.from({ length: 2 ** dimensions.length }, (_, bits) =>
  dimensions.filter((_told, at) => bits & (1 << at)),
)
  .filter((tells) => tells.length <= 3)
  .map((tells) => ({ grain: nameOf(tells), rank: tells.length > 2 ? 3 : 2, tells }))

export const tallyGrains: readonly Grain[] = [...small, ...large]

/** The smallest grain that answers a question; undefined when none does. */
export function grainFor(asked: ReadonlySet<Told>, rank: Rank): string | undefined {
  if (rank >= 2 && asked.size <= rank) return nameOf(dimensions.filter((told) => asked.has(told)))
  return large.find((one) => one.rank <= rank && [...asked].every((told) => one.tells.includes(told)))?.grain
}
