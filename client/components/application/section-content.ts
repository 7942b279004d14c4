import type {
  SectionContentInput,
  SectionContentPartsFragment,
  SectionPartsFragment,
  SectionRulePartsFragment,
} from '../../generated/graphql.js'

export type FieldValues = Record<string, unknown>
export type FieldRule = SectionRulePartsFragment['fields'][number]
export type SectionProblem = SectionPartsFragment['problems'][number]

/** What a person writes in one section: `values` of a plain section, `rows` of a repeating one; the other stays empty. */
export interface SectionContent {
  values: FieldValues
  rows: FieldValues[]
}

/** What the API tells of a section, by field keys: the form walks through the rule and needs no type for each section. */
export function plainContent(content: SectionContentPartsFragment): SectionContent {
  if (content.__typename === 'EarlierContent') return { values: {}, rows: [], ...content.json }
  if ('rows' in content) return { values: {}, rows: content.rows.map(filled) }
  return { values: filled(content), rows: [] }
}

/** The section as a save sends it; the rule says which of the fields of the input it is. */
export function sectionInput(content: SectionContent, rule: SectionRulePartsFragment): SectionContentInput {
  // The rule and the input type come from the same rules of the server, which the type system cannot see.
  return { [rule.key]: rule.repeating ? { rows: content.rows } : content.values } as unknown as SectionContentInput
}

function filled(fields: object): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([key, value]) => key !== '__typename' && value !== null))
}

/** Which row it is, for as long as it lives; whoever adds it gives it a name that no other window gives. */
export const newRow = (): FieldValues => ({ id: `n${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}` })
export const rowId = (row: FieldValues): string | undefined => (typeof row.id === 'string' ? row.id : undefined)

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

/** Leaves out what nobody wrote (empty) and what the server fills itself (derived). */
function written(values: FieldValues, fields: readonly FieldRule[]): FieldValues {
  const own = fields.filter((field) => !field.derived && !isEmpty(values[field.key]))
  return Object.fromEntries(own.map((field) => [field.key, values[field.key]]))
}

/** The content as the API takes it. A row just added and still empty stays: the person sees it, so the server must. */
export function contentToSave(content: SectionContent, rule: SectionRulePartsFragment): SectionContent {
  return rule.repeating
    ? {
        values: {},
        rows: content.rows.map((row) => ({ ...(row.id !== undefined && { id: row.id }), ...written(row, rule.fields) })),
      }
    : { values: written(content.values, rule.fields), rows: [] }
}

/** Same for the person who typed: key order, empty strings and derived fields make no difference. */
export function sameContent(a: SectionContent, b: SectionContent, rule: SectionRulePartsFragment): boolean {
  return canonical(a, rule) === canonical(b, rule)
}

function canonical(content: SectionContent, rule: SectionRulePartsFragment): string {
  const { values, rows } = contentToSave(content, rule)
  // `written` walks the fields of the rule, so the keys of both sides come out in one order; the server trims what it keeps.
  return JSON.stringify([values, rows], (key, value: unknown) =>
    key === 'id' ? undefined : typeof value === 'string' ? value.trim() : value,
  )
}

/** Takes the derived fields over from the server's answer and leaves everything typed alone. */
export function withDerived(mine: SectionContent, served: SectionContent, rule: SectionRulePartsFragment): SectionContent {
  const derived = rule.fields.filter((field) => field.derived)
  const taken = (typed: FieldValues, from: FieldValues = {}) => ({
    ...typed,
    ...Object.fromEntries(derived.filter((field) => field.key in from).map((field) => [field.key, from[field.key]])),
  })
  return { values: taken(mine.values, served.values), rows: mine.rows.map((row, at) => taken(row, served.rows[at])) }
}

/** Characters as a person counts them: 𠮷 is one. */
export function lengthOf(value: unknown): number {
  return typeof value === 'string' ? [...value].length : 0
}

/** Moves one row up (-1) or down (+1); at the edge nothing changes. */
export function movedRow(rows: readonly FieldValues[], at: number, by: -1 | 1): FieldValues[] {
  const moved = [...rows]
  const [row] = moved.splice(at, 1)
  if (!row || at + by < 0 || at + by > moved.length) return [...rows]
  moved.splice(at + by, 0, row)
  return moved
}

/** The problems of one field; of a repeating section, in one row. */
export function problemsOf(problems: readonly SectionProblem[], field: string, row?: number): SectionProblem[] {
  return problems.filter((problem) => problem.field === field && (problem.row ?? undefined) === row)
}

/** Labels of the fields in which two contents differ: `[label, mine, theirs]` as they are shown side by side. */
export function differences(mine: SectionContent, theirs: SectionContent, rule: SectionRulePartsFragment) {
  const pairs = rule.repeating
    ? Array.from({ length: Math.max(mine.rows.length, theirs.rows.length) }, (_, at) => ({
        row: at,
        a: mine.rows[at],
        b: theirs.rows[at],
      }))
    : [{ row: undefined, a: mine.values, b: theirs.values }]
  return pairs.flatMap(({ row, a, b }) =>
    rule.fields
      .filter((field) => !field.derived && (a?.[field.key] ?? '') !== (b?.[field.key] ?? ''))
      .map((field) => ({ row, field, mine: a?.[field.key], theirs: b?.[field.key] })),
  )
}
