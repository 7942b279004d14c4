/** What kind of value a field holds: DATE is YYYY-MM-DD, MONTH is YYYY-MM, the rest as in JSON. */
export type FieldKind = 'TEXT' | 'LONG_TEXT' | 'NUMBER' | 'DATE' | 'MONTH' | 'CHOICE' | 'FLAG'

export interface FieldRule {
  key: string
  /** As printed on the form. */
  label: string
  kind: FieldKind
  /** A required FLAG must be ticked. */
  required: boolean
  /** Characters as a person counts them (code points), texts only. */
  maxLength: number | null
  min: number | null
  max: number | null
  choices: readonly string[] | null
  hint: string | null
  /** Filled by the server and read-only, such as what the ID number says. */
  derived: boolean
  /** Key of the field of the same row that this one may not precede. */
  notBefore: string | null
  /** FLAG: how many rows may be ticked at most. */
  mostTicked: number | null
}

/** What the demand of a section depends on. */
export interface SectionFacts {
  wayCode: string
  levelCode: string
  /** The application it was begun from; null or left out: none. Source: B6. */
  carriedFromId?: string | null
  /** YYYY-MM-DD; null while it is not known. */
  birthDate: string | null
  /** YYYY-MM-DD in Asia/Shanghai. */
  today: string
}

/** How many rows whoever declares this level in this way may have; the first that fits holds. null fits everything. */
export interface RowLimit {
  levelCode: string | null
  wayCode: string | null
  most: number
}

export interface SectionRule {
  key: string
  label: string
  /** Rows of the fields instead of one set of values. */
  repeating: boolean
  /** Wanted from everybody; `requiredForWays` adds the others. */
  required: boolean
  /** Codes of the ways of acquiring (申报方式) that ask for it. */
  requiredForWays: readonly string[]
  /** Wanted from whoever begins with an earlier application. Source: B6. */
  requiredWhenCarried: boolean
  minRows: number | null
  /** The most rows anybody may have; `rowLimits` are tighter for some. */
  maxRows: number | null
  rowLimits: readonly RowLimit[]
  /** Its periods should follow each other; gaps and overlaps are warned of. */
  continuous: boolean
  fields: readonly FieldRule[]
  /** 证明材料: the kinds of file that prove it; none when empty. */
  evidence: readonly string[]
  evidenceRequired: boolean
  help: string | null
}

type FieldDemand = Partial<Omit<FieldRule, 'key' | 'label' | 'kind'>>

const field =
  (kind: FieldKind) =>
  (key: string, label: string, demand: FieldDemand = {}): FieldRule => ({
    key,
    label,
    kind,
    required: false,
    maxLength: null,
    min: null,
    max: null,
    choices: null,
    hint: null,
    derived: false,
    notBefore: null,
    mostTicked: null,
    ...demand,
  })

export const text = (key: string, label: string, demand: FieldDemand = {}): FieldRule =>
  field('TEXT')(key, label, { maxLength: 100, ...demand })
export const longText = (key: string, label: string, maxLength: number, demand: FieldDemand = {}): FieldRule =>
  field('LONG_TEXT')(key, label, { maxLength, ...demand })
export const choice = (key: string, label: string, choices: readonly string[], demand: FieldDemand = {}): FieldRule =>
  field('CHOICE')(key, label, { choices, ...demand })
export const number = (key: string, label: string, min: number, max: number, demand: FieldDemand = {}): FieldRule =>
  field('NUMBER')(key, label, { min, max, ...demand })
export const date = field('DATE')
export const month = field('MONTH')
export const flag = field('FLAG')

export const required = { required: true } as const
export const derived = { derived: true } as const

/** 起止: a month, and one that does not precede it. */
export const period = (openEnd: boolean): FieldRule[] => [
  month('from', '起始年月', required),
  month('to', '终止年月', openEnd ? { notBefore: 'from', hint: '至今的不填' } : { ...required, notBefore: 'from' }),
]

type SectionDemand = Partial<Omit<SectionRule, 'key' | 'label' | 'fields' | 'repeating'>>

const nothingMore = {
  required: false,
  requiredForWays: [],
  requiredWhenCarried: false,
  minRows: null,
  maxRows: null,
  rowLimits: [],
  continuous: false,
  evidence: [],
  evidenceRequired: false,
  help: null,
}

export const section = (key: string, label: string, fields: readonly FieldRule[], demand: SectionDemand = {}): SectionRule => ({
  key,
  label,
  fields,
  repeating: false,
  ...nothingMore,
  ...demand,
})

/** @param maxRows every list ends somewhere: the form's own limit, or what a dossier can hold */
export const rows = (
  key: string,
  label: string,
  maxRows: number,
  fields: readonly FieldRule[],
  demand: SectionDemand = {},
): SectionRule => ({ ...section(key, label, fields, demand), repeating: true, maxRows })
