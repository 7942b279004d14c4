import type { Statistics } from './statistics.service.js'

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
const cell = (text: string | number | null) => {
  const safe = typeof text === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : String(text ?? '')
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The table as CSV (RFC 4180), with the mark that makes Excel read it as UTF-8. */
export function csvOf({ dimensions, rows }: Statistics): string {
  const byStep = dimensions.includes('STEP')
  const head = [...dimensions, 'COUNT', ...(byStep ? ['AVERAGE_DAYS'] : [])]
  const lines = rows.map(({ keys, count, averageDays }) => [
    ...keys.map(({ label, code }) => label || code),
    count,
    ...(byStep ? [averageDays] : []),
  ])
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`
}
