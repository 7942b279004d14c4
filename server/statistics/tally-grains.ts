/** What a kept cell may tell beside status or step, year and unit, which every cell tells. */
export type Told = 'division' | 'series' | 'level' | 'way' | 'sex' | 'ageBand'

interface Grain {
  grain: string
  /** Kept only for offices and for everything. */
  wide: boolean
  tells: readonly Told[]
}

/** As in the table `tally_grain`, those with the fewest cells first. */
export const tallyGrains: readonly Grain[] = [
  { grain: 'place', wide: true, tells: ['division'] },
  { grain: 'place+sex', wide: true, tells: ['division', 'sex'] },
  { grain: 'place+way', wide: true, tells: ['division', 'way'] },
  { grain: 'person', wide: true, tells: ['way', 'sex', 'ageBand'] },
  { grain: 'title', wide: false, tells: ['series', 'level'] },
  { grain: 'place+age', wide: true, tells: ['division', 'ageBand'] },
  { grain: 'place+person', wide: true, tells: ['division', 'way', 'sex', 'ageBand'] },
  { grain: 'title+person', wide: false, tells: ['series', 'level', 'way', 'sex', 'ageBand'] },
  { grain: 'title+place', wide: false, tells: ['division', 'series', 'level'] },
]

/** The smallest grain that answers a question; undefined when none does. */
export const grainFor = (asked: ReadonlySet<Told>, wide: boolean): string | undefined =>
  tallyGrains.find((one) => (wide || !one.wide) && [...asked].every((told) => one.tells.includes(told)))?.grain
