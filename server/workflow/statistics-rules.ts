/** By what applications are counted. Source: S24, S53, B10. */
export const dimensions = [
  ...(['YEAR', 'SERIES', 'LEVEL', 'WAY', 'STATUS'] as const),
  ...(['UNIT', 'DIVISION', 'SEX', 'AGE_BAND', 'STEP'] as const),
] as const
export type Dimension = (typeof dimensions)[number]

/** Where an application stays on its way; each is a kind of holder. */
export const steps = [
  ...(['APPLICANT', 'FILING_UNIT', 'RECOMMENDING_UNIT', 'COUNTY_BUREAU'] as const),
  ...(['PREFECTURE_BUREAU', 'REGION_OFFICE', 'COMMITTEE_OFFICE'] as const),
] as const
export type Step = (typeof steps)[number]

/** Fewer than so many are not told to a program. */
export const smallestTold = 5

/**
 * A count as a program is told it: null below five, else to the nearest five. Each number is rounded on its own, totals too, so
 * that the difference of two answers never shows how many fewer than five there are. Source: B10.
 */
export const toldCount = (n: number): number | null => (n < smallestTold ? null : Math.round(n / smallestTold) * smallestTold)
