import type { FieldRule, SectionRule } from './section-rule.js'

export type FieldValue = string | number | boolean
export type FieldValues = Record<string, FieldValue>

/** The key in a row that says which row it is, for as long as it lives; it is no content. */
export const rowIdKey = 'id'
const rowIdPattern = /^[\w-]{1,40}$/

/** What a section says: `values` of a plain one, `rows` of a repeating one; the other stays empty. Empty fields are left out. */
export interface SectionContent {
  values: FieldValues
  rows: FieldValues[]
}

/** Input that is not a draft but a mistake, by its path: `values.name`, `rows.2.school`. */
export interface ContentFault {
  field: string
  code: FaultCode
}

export type FaultCode =
  | 'UNKNOWN_FIELD'
  | 'READ_ONLY'
  | 'NOT_TEXT'
  | 'NOT_A_NUMBER'
  | 'NOT_A_FLAG'
  | 'NOT_A_DATE'
  | 'NOT_A_CHOICE'
  | 'TOO_LONG'
  | 'TOO_MANY_ROWS'
  | 'NOT_REPEATING'
  | 'REPEATING'
  | 'NOT_UNIQUE'

export const emptyContent = (): SectionContent => ({ values: {}, rows: [] })
export const lengthOf = (text: string): number => [...text].length

/** No list of faults grows with the input. */
const mostFaults = 50
const datePattern = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const monthPattern = /^(19|20)\d\d-(0[1-9]|1[0-2])$/

export const isDate = (value: string): boolean =>
  datePattern.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)
export const isMonth = (value: string): boolean => monthPattern.test(value)

/** Which row it is; rows written before rows had an id are called by their place. */
export const rowIdOf = (row: FieldValues, at: number): string => String(row[rowIdKey] ?? `r${at + 1}`)

/** The place of each row by its id, from 0. */
export const rowPlaces = ({ rows }: SectionContent): Map<string, number> => new Map(rows.map((row, at) => [rowIdOf(row, at), at]))

/** What a row says, without which one it is. */
export const withoutId = ({ [rowIdKey]: _, ...row }: FieldValues): FieldValues => row

/**
 * The input as it is stored: trimmed, NFC, empty fields left out. Whatever a person can have typed into the form and only
 * needs to complete (a missing field, a number out of range) passes; `problemsOf` tells it.
 * @param input a part left out stays as it is in `previous`
 * @param previous gives the derived fields, which nobody writes
 */
export function cleanContent(
  rule: SectionRule,
  input: { values?: Record<string, unknown> | null; rows?: readonly Record<string, unknown>[] | null },
  previous: SectionContent,
): { content: SectionContent; faults: ContentFault[] } {
  const faults: ContentFault[] = []
  const fault = (field: string, code: FaultCode) => void (faults.length < mostFaults && faults.push({ field, code }))
  const { values, rows } = input
  if (rule.repeating && values && Object.keys(values).length > 0) fault('values', 'REPEATING')
  if (!rule.repeating && rows && rows.length > 0) fault('rows', 'NOT_REPEATING')
  if (rule.maxRows !== null && rows && rows.length > rule.maxRows) fault('rows', 'TOO_MANY_ROWS')
  if (faults.length > 0) return { content: previous, faults }
  return {
    content: rule.repeating
      ? { values: {}, rows: rows ? cleanRows(rule.fields, rows, previous, fault) : previous.rows }
      : { values: values ? cleanFields(rule.fields, values, previous.values, 'values', fault) : previous.values, rows: [] },
    faults,
  }
}

/** A row keeps the id it was read with or its writer chose; one without gets an id that none here has had. */
function cleanRows(
  fields: readonly FieldRule[],
  rows: readonly Record<string, unknown>[],
  previous: SectionContent,
  fault: (field: string, code: FaultCode) => void,
): FieldValues[] {
  const ids = rows.map(({ [rowIdKey]: id }) => id ?? undefined)
  for (const [at, id] of ids.entries()) {
    if (id !== undefined && !(typeof id === 'string' && rowIdPattern.test(id))) fault(`rows.${at}.${rowIdKey}`, 'NOT_TEXT')
    else if (id !== undefined && ids.indexOf(id) < at) fault(`rows.${at}.${rowIdKey}`, 'NOT_UNIQUE')
  }
  const numbers = [...ids, ...rowPlaces(previous).keys()].map((id) => Number(/^r(\d{1,9})$/.exec(String(id))?.[1] ?? 0))
  let last = Math.max(0, ...numbers)
  return rows.map((row, at) => ({
    [rowIdKey]: String(ids[at] ?? `r${++last}`),
    ...cleanFields(fields, withoutId(row as FieldValues), {}, `rows.${at}`, fault),
  }))
}

function cleanFields(
  fields: readonly FieldRule[],
  input: Record<string, unknown>,
  previous: FieldValues,
  path: string,
  fault: (field: string, code: FaultCode) => void,
): FieldValues {
  const known = new Set(fields.map((field) => field.key))
  for (const key of Object.keys(input)) if (!known.has(key)) fault(`${path}.${key.slice(0, 100)}`, 'UNKNOWN_FIELD')
  const clean: FieldValues = {}
  for (const field of fields) {
    const given = Object.hasOwn(input, field.key) ? input[field.key] : undefined
    const kept = previous[field.key]
    if (field.derived) {
      if (given !== undefined && given !== null && given !== kept) fault(`${path}.${field.key}`, 'READ_ONLY')
      if (kept !== undefined) clean[field.key] = kept
      continue
    }
    const value = cleanValue(field, given)
    if (typeof value === 'object') fault(`${path}.${field.key}`, value.code)
    else if (value !== undefined && value !== '') clean[field.key] = value
  }
  return clean
}

function cleanValue(field: FieldRule, given: unknown): FieldValue | undefined | { code: FaultCode } {
  if (given === undefined || given === null) return undefined
  if (field.kind === 'FLAG') return typeof given === 'boolean' ? given : { code: 'NOT_A_FLAG' }
  if (field.kind === 'NUMBER') return typeof given === 'number' && Number.isFinite(given) ? given : { code: 'NOT_A_NUMBER' }
  if (typeof given !== 'string') return { code: 'NOT_TEXT' }
  const value = cleanText(given, field.kind === 'LONG_TEXT')
  if (value === undefined) return { code: 'NOT_TEXT' }
  if (value === '') return undefined
  if (field.kind === 'DATE' && !isDate(value)) return { code: 'NOT_A_DATE' }
  if (field.kind === 'MONTH' && !isMonth(value)) return { code: 'NOT_A_DATE' }
  if (field.kind === 'CHOICE' && !field.choices?.includes(value)) return { code: 'NOT_A_CHOICE' }
  if (field.maxLength !== null && lengthOf(value) > field.maxLength) return { code: 'TOO_LONG' }
  return value
}

/** The line ends of Windows, of Word and of Unicode become one; other control characters and halves of characters are no text. */
function cleanText(given: string, manyLines: boolean): string | undefined {
  const text = given
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .normalize('NFC')
    .trim()
  const refused = manyLines ? /\p{Cs}|[^\P{Cc}\n\t]/u : /[\p{Cs}\p{Cc}]/u
  return refused.test(text) ? undefined : text
}
