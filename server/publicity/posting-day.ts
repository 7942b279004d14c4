import type { InputFaults } from '../reference/input-faults.js'
import { localDate } from '../workflow/local-date.js'

const oneDay = 86_400_000

/**
 * A calendar day as typed, not further from today than given, in days.
 * @returns YYYY-MM-DD; faults: NOT_A_DATE, OUT_OF_RANGE
 */
export function readDay(faults: InputFaults, field: string, typed: string, within: { past: number; future: number }): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00:00Z`) : new Date(Number.NaN)
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== typed) faults.add(field, 'NOT_A_DATE')
  else {
    const apart = (instant.getTime() - Date.parse(`${localDate(new Date())}T00:00:00Z`)) / oneDay
    if (apart < -within.past || apart > within.future) faults.add(field, 'OUT_OF_RANGE')
  }
  return typed
}
