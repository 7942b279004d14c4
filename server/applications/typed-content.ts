import { rowIdKey, rowIdOf, type FieldValues, type SectionContent } from '../workflow/section-content.js'
import { sectionRuleOf, sectionRules } from '../workflow/section-rules.js'

/** Content as GraphQL resolves it: the fields of a plain section, or rows with their ids; each with the name of its type. */
export type TypedContent = { __typename: string } & Record<string, unknown>

/** The types of a section are named after its key: EducationContent, EducationRow, EducationContentInput, EducationRowInput. */
export const typeNameOf = (key: string, part: 'Content' | 'Row'): string => `${key.charAt(0).toUpperCase()}${key.slice(1)}${part}`

/** For sections, or fields, that the form no longer asks for; nothing that was submitted becomes unreadable. */
export const earlierContentName = 'EarlierContent'

const knownFields = new Map(
  sectionRules.map(({ key, fields }) => [key, new Set([rowIdKey, ...fields.map((field) => field.key)])]),
)

export function typedContent(key: string, { values, rows }: SectionContent): TypedContent {
  const rule = sectionRuleOf(key)
  const known = knownFields.get(key)
  const isKnown = (fields: FieldValues) => Object.keys(fields).every((field) => known?.has(field))
  if (!rule || ![values, ...rows].every(isKnown)) return { __typename: earlierContentName, json: { values, rows } }
  const __typename = typeNameOf(key, 'Content')
  if (!rule.repeating) return { ...values, __typename }
  return { __typename, rows: rows.map((row, at) => ({ ...row, [rowIdKey]: rowIdOf(row, at) })) }
}

/** Exactly one section by its key, as a save sends it. */
export type WrittenSection = Record<string, Record<string, unknown> & { rows?: Record<string, unknown>[] }>

/** The section that was sent, in the words of the service. */
export function sectionWritten(section: WrittenSection): {
  key: string
  values?: Record<string, unknown>
  rows?: Record<string, unknown>[]
} {
  const [[key, content] = ['', {}]] = Object.entries(section)
  return sectionRuleOf(key)?.repeating ? { key, rows: content.rows ?? [] } : { key, values: content }
}
