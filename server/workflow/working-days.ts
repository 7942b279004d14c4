/** The holiday table: which years are announced, and the days that differ from their weekday. Days as YYYY-MM-DD. */
export interface Calendar {
  years: ReadonlySet<number>
  /** true: a weekend that is worked (调休); false: a holiday. */
  exceptions: ReadonlyMap<string, boolean>
}

/** The holidays of a year are announced the autumn before: what is not in the table is unknown, never "no holidays". */
export class UnknownYear extends Error {
  constructor(readonly year: number) {
    super(`the holidays of ${year} are not known`)
  }
}

const oneDay = 86_400_000

const previousDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - oneDay).toISOString().slice(0, 10)
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + oneDay).toISOString().slice(0, 10)

/** @throws UnknownYear */
export function isWorkingDay({ years, exceptions }: Calendar, day: string): boolean {
  const year = Number(day.slice(0, 4))
  if (!years.has(year)) throw new UnknownYear(year)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return exceptions.get(day) ?? (weekday !== 0 && weekday !== 6)
}

/**
 * Working days from the day after `from` to `until`, both YYYY-MM-DD in Asia/Shanghai.
 * @returns whole days, 0 when `until` is not after `from`
 * @throws UnknownYear when the holiday table lacks a year in between
 * Source: S49; the publishing day does not count.
 */
export function workingDaysBetween(calendar: Calendar, from: string, until: string): number {
  let count = 0
  for (let day = from; day < until;) {
    day = nextDay(day)
    if (isWorkingDay(calendar, day)) count++
  }
  return count
}

/**
 * The first day by which so many working days have passed since `from`, which does not count itself.
 * @throws UnknownYear
 */
export function dayAfterWorkingDays(calendar: Calendar, from: string, count: number): string {
  let day = from
  for (let passed = 0; passed < count;) {
    day = nextDay(day)
    if (isWorkingDay(calendar, day)) passed++
  }
  return day
}

/**
 * The last day from which so many working days have passed by `until`; it does not count itself.
 * @throws UnknownYear
 */
export function dayBeforeWorkingDays(calendar: Calendar, until: string, count: number): string {
  let day = until
  for (let passed = 0; passed < count; day = previousDay(day)) if (isWorkingDay(calendar, day)) passed++
  return day
}
