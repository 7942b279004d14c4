import fc from 'fast-check'
import holidays from '../../../server/data/holidays.json' with { type: 'json' }
import {
  dayAfterWorkingDays,
  dayBeforeWorkingDays,
  isWorkingDay,
  UnknownYear,
  workingDaysBetween,
} from '../../../server/workflow/working-days.js'

const calendar = {
  years: new Set(holidays.years.map(({ year }) => year)),
  exceptions: new Map(holidays.years.flatMap(({ days }) => days.map(({ day, isWorkday }) => [day, isWorkday] as const))),
}

describe('S49 B9 working days', () => {
  test.each([
    ['a Friday to Monday', '2026-11-20', '2026-11-23', 1],
    ['a whole week without its first day', '2026-11-23', '2026-11-30', 5],
    ['the day itself', '2026-11-23', '2026-11-23', 0],
    ['backwards', '2026-11-23', '2026-11-02', 0],
    ['the National Day of 2026: Sunday 20 September and Saturday 10 October are worked', '2026-09-18', '2026-10-10', 11],
    ['the Spring Festival of 2026: nine days off, Saturdays 14 and 28 February worked', '2026-02-13', '2026-02-28', 6],
    ['the turn of the year: 1 to 3 January off, Sunday 4 January worked', '2025-12-31', '2026-01-05', 2],
    ['the Labour Day of 2024, five days off, two Sundays and a Saturday worked', '2024-04-27', '2024-05-11', 9],
  ])('%s', (_what, from, until, days) => expect(workingDaysBetween(calendar, from, until)).toBe(days))

  test('a leap day counts as what it is', () => expect(workingDaysBetween(calendar, '2024-02-28', '2024-03-01')).toBe(2))

  test.each([
    ['2026-12-30', '2027-01-04', 2027],
    ['2023-12-29', '2024-01-02', 2023],
  ])('S49 an unknown year is an error, never a guess: %s to %s', (from, until, year) =>
    expect(() => workingDaysBetween(calendar, from, until)).toThrow(new UnknownYear(year)),
  )

  const anyDay = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

  test('S49 spans add up, and the day after n working days is the first with n behind it', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        const [from, middle, until] = [a, b, c].sort() as [string, string, string]
        const whole = workingDaysBetween(calendar, from, until)
        expect(workingDaysBetween(calendar, from, middle) + workingDaysBetween(calendar, middle, until)).toBe(whole)
        const reached = dayAfterWorkingDays(calendar, from, whole)
        expect(reached <= until).toBe(true)
        expect(workingDaysBetween(calendar, from, reached)).toBe(whole)
        expect(whole === 0 || isWorkingDay(calendar, reached)).toBe(true)
        const since = dayBeforeWorkingDays(calendar, until, whole)
        expect(since >= from).toBe(true)
        expect(workingDaysBetween(calendar, since, until)).toBe(whole)
      }),
    )
  })
})
