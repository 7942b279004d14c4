import { assessments, degrees, educations } from './section-choices.js'

export type Severity = 'BLOCKS' | 'WARNS'
export type RuleKind = 'YEARS' | 'EDUCATION' | 'TRAINING_HOURS' | 'AGE' | 'ASSESSMENTS'

/** The qualification counts when the person has one of the educations or one of the degrees. */
export interface Qualification {
  educations: readonly string[]
  degrees: readonly string[]
}

/** By kind, what a rule measures. Years are counted in whole years to 31 December of the year one files in. */
export interface RuleParams {
  /** Since the present post was taken, or since the first work; the first line of the table that fits holds. */
  YEARS: { since: 'POST' | 'WORK'; table: readonly (Qualification & { years: number })[] }
  EDUCATION: Qualification
  /** Hours in each of so many whole years before the one one files in; of these, so many per cent in 专业. */
  TRAINING_HOURS: { hours: number; specialistPercent: number; years: number }
  AGE: { men: number; women: number }
  /** Results in so many years before the one one files in that speak against it. */
  ASSESSMENTS: { years: number; refused: readonly string[] }
}

interface RuleFacts {
  code: string
  version: number
  /** As people read it. */
  words: string
  /** The document and the place in it. */
  citation: string
  confidence: string
  /** Codes it applies to; null: all. */
  seriesCodes: readonly string[] | null
  levelCodes: readonly string[] | null
  wayCodes: readonly string[] | null
  severity: Severity
  /** 破格 turns it into a warning. */
  exceptionAllowed: boolean
}

/** 申报条件: one condition, as data. */
export type EligibilityRule = RuleFacts & { [Kind in RuleKind]: { kind: Kind; params: RuleParams[Kind] } }[RuleKind]

export interface Declared {
  seriesCode: string
  levelCode: string
  wayCode: string
}

export function applies(rule: Pick<RuleFacts, 'seriesCodes' | 'levelCodes' | 'wayCodes'>, declared: Declared): boolean {
  const fits = (codes: readonly string[] | null, code: string) => codes === null || codes.includes(code)
  const { seriesCode, levelCode, wayCode } = declared
  return fits(rule.seriesCodes, seriesCode) && fits(rule.levelCodes, levelCode) && fits(rule.wayCodes, wayCode)
}

export interface ParamFault {
  /** Path inside the params. */
  field: string
  code: 'OUT_OF_RANGE' | 'NOT_A_CHOICE' | 'REQUIRED' | 'UNKNOWN_FIELD'
}

type Given = Record<string, unknown>
type Check = (value: unknown, field: string) => ParamFault[]

const between =
  (least: number, most: number): Check =>
  (value, field) =>
    typeof value === 'number' && value >= least && value <= most ? [] : [{ field, code: 'OUT_OF_RANGE' }]
const someOf =
  (choices: readonly string[]): Check =>
  (value, field) =>
    Array.isArray(value) && value.every((one) => choices.includes(String(one))) ? [] : [{ field, code: 'NOT_A_CHOICE' }]
const oneOf =
  (choices: readonly string[]): Check =>
  (value, field) =>
    typeof value === 'string' && choices.includes(value) ? [] : [{ field, code: 'NOT_A_CHOICE' }]

const shaped =
  (shape: Record<string, Check>): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ field: path, code: 'REQUIRED' }]
    const at = (key: string) => (path ? `${path}.${key}` : key)
    const unknown = Object.keys(value).filter((key) => !(key in shape))
    return [
      ...unknown.map((key): ParamFault => ({ field: at(key.slice(0, 50)), code: 'UNKNOWN_FIELD' })),
      ...Object.entries(shape).flatMap(([key, check]) => check((value as Given)[key], at(key))),
    ]
  }
const qualification = { educations: someOf(educations), degrees: someOf(degrees) }
const table: Check = (value, field) =>
  Array.isArray(value) && value.length > 0 && value.length <= 10
    ? value.flatMap((line, at) => shaped({ ...qualification, years: between(0, 30) })(line, `${field}.${at}`))
    : [{ field, code: 'REQUIRED' }]

const shapes: Record<RuleKind, Check> = {
  YEARS: shaped({ since: oneOf(['POST', 'WORK']), table }),
  EDUCATION: shaped(qualification),
  TRAINING_HOURS: shaped({ hours: between(1, 2000), specialistPercent: between(0, 100), years: between(1, 10) }),
  AGE: shaped({ men: between(18, 100), women: between(18, 100) }),
  ASSESSMENTS: shaped({ years: between(1, 10), refused: someOf(assessments) }),
}

/** What is wrong with the params of a rule of this kind; nothing when it can be applied. */
export const paramFaults = (kind: RuleKind, params: unknown): ParamFault[] => shapes[kind](params, '')
