/** By what applications are counted. Source: S24, S53, B10. */
export const dimensions = ['YEAR', 'SERIES', 'LEVEL', 'WAY', 'STATUS', 'UNIT', 'DIVISION', 'SEX', 'AGE_BAND', 'STEP'] as const
export type Dimension = (typeof dimensions)[number]

/** Where an application stays on its way; each is a kind of holder. */
export const steps = [
  'APPLICANT',
  'FILING_UNIT',
  'RECOMMENDING_UNIT',
  'COUNTY_BUREAU',
  'PREFECTURE_BUREAU',
  'REGION_OFFICE',
  'COMMITTEE_OFFICE',
] as const
export type Step = (typeof steps)[number]

/** Fewer than so many are not told to a program. */
export const smallestTold = 5

/** By how many a count is shifted at most before it is rounded. */
export const widestShift = 4

/**
 * A count as a program is told it: null below five, else shifted a little and rounded to fives. Rounding alone would let whoever
 * puts a total beside its parts work out a part of fewer than five; with a shift of its own for each set of applications
 * the parts and the total agree only by about ten. Source: B10.
 * @param shift from -4 to 4, always the same for the same set of applications
 */
export const toldCount = (n: number, shift: number): number | null =>
  n < smallestTold ? null : Math.max(smallestTold, Math.round((n + shift) / smallestTold) * smallestTold)
