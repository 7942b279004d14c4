import { isDate, isMonth, lengthOf, rowIdKey, type FieldValue, type FieldValues, type SectionContent } from './section-content.js'
import type { FieldRule, SectionFacts, SectionRule } from './section-rule.js'
import { isRequired, mostRows } from './section-rules.js'

export type ProblemCode =
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'OUT_OF_RANGE'
  | 'BEFORE_BIRTH'
  | 'IN_FUTURE'
  | 'NOT_A_DATE'
  | 'NOT_A_CHOICE'
  | 'TOO_MANY_ROWS'
  | 'TOO_FEW_ROWS'
  | 'TOO_MANY_TICKED'
  | 'EVIDENCE_MISSING'
  | 'UNKNOWN_FIELD'

/** What keeps a section from being complete. `row` counts from 0; both are null when the whole section is meant. */
export interface SectionProblem {
  field: string | null
  row: number | null
  code: ProblemCode
  /** For people, in Chinese. */
  message: string
}

/** 未开始, 进行中, 已完成, 有问题 */
export type SectionState = 'NOT_STARTED' | 'IN_PROGRESS' | 'DONE' | 'PROBLEM'

interface Evidence {
  label: string
}

/** Only time and diligence are missing, nothing is wrong. */
const unfinished: readonly ProblemCode[] = ['REQUIRED', 'TOO_FEW_ROWS', 'EVIDENCE_MISSING']

const messages: Record<ProblemCode, string> = {
  REQUIRED: '必填',
  TOO_LONG: '超过字数限制',
  OUT_OF_RANGE: '超出允许范围',
  BEFORE_BIRTH: '早于出生日期',
  IN_FUTURE: '晚于今天',
  NOT_A_DATE: '不是有效日期',
  NOT_A_CHOICE: '不在可选范围内',
  TOO_MANY_ROWS: '条数过多',
  TOO_FEW_ROWS: '条数不足',
  TOO_MANY_TICKED: '勾选的条数过多',
  EVIDENCE_MISSING: '缺少证明材料',
  UNKNOWN_FIELD: '栏目中没有此项',
}

/** Something was written or attached by the applicant; what the server derives does not count. */
function isStarted(rule: SectionRule, content: SectionContent, attachments: readonly Evidence[]): boolean {
  const derived = new Set(rule.fields.filter((field) => field.derived).map((field) => field.key))
  return content.rows.length > 0 || attachments.length > 0 || Object.keys(content.values).some((key) => !derived.has(key))
}

/**
 * Everything that keeps the section from being complete; nothing for an optional section nobody started.
 * Source: S43; completeness is checked by the machine.
 */
export function problemsOf(
  rule: SectionRule,
  content: SectionContent,
  attachments: readonly Evidence[],
  facts: SectionFacts,
): SectionProblem[] {
  if (!isRequired(rule, facts) && !isStarted(rule, content, attachments)) return []
  const whole = (code: ProblemCode): SectionProblem => ({ field: null, row: null, code, message: messages[code] })
  const problems = rule.repeating
    ? content.rows.flatMap((row, at) => problemsOfFields(rule.fields, row, at, facts))
    : problemsOfFields(rule.fields, content.values, null, facts)
  for (const { key, label, mostTicked } of rule.fields)
    if (mostTicked !== null && content.rows.filter((row) => row[key] === true).length > mostTicked)
      problems.push({ field: key, row: null, code: 'TOO_MANY_TICKED', message: `${label}：${messages.TOO_MANY_TICKED}` })
  const most = mostRows(rule, facts)
  if (rule.minRows !== null && content.rows.length < rule.minRows) problems.push(whole('TOO_FEW_ROWS'))
  if (most !== null && content.rows.length > most) problems.push(whole('TOO_MANY_ROWS'))
  const proved = attachments.some(({ label }) => rule.evidence.includes(label))
  if (rule.evidenceRequired && !proved) problems.push(whole('EVIDENCE_MISSING'))
  return problems
}

export function stateOf(
  rule: SectionRule,
  content: SectionContent,
  attachments: readonly Evidence[],
  facts: SectionFacts,
): SectionState {
  if (!isStarted(rule, content, attachments)) return 'NOT_STARTED'
  const problems = problemsOf(rule, content, attachments, facts)
  if (problems.length === 0) return 'DONE'
  return problems.every(({ code }) => unfinished.includes(code)) ? 'IN_PROGRESS' : 'PROBLEM'
}

function problemsOfFields(
  fields: readonly FieldRule[],
  values: FieldValues,
  row: number | null,
  facts: SectionFacts,
): SectionProblem[] {
  const problem = (field: string, label: string, code: ProblemCode): SectionProblem => ({
    field,
    row,
    code,
    message: `${label}：${messages[code]}`,
  })
  const known = new Set([...fields.map(({ key }) => key), rowIdKey])
  // A field of an older form: the applicant sees it named and saves the section anew.
  const unknown = Object.keys(values).filter((key) => !known.has(key))
  return [
    ...unknown.map((key) => problem(key, key, 'UNKNOWN_FIELD')),
    ...fields.flatMap((field) => {
      const code = problemOfField(field, values, facts)
      return code ? [problem(field.key, field.label, code)] : []
    }),
  ]
}

function problemOfField(field: FieldRule, values: FieldValues, facts: SectionFacts): ProblemCode | undefined {
  const value = values[field.key]
  if (value === undefined || value === '') return field.required ? 'REQUIRED' : undefined
  if (field.kind === 'FLAG') return field.required && value !== true ? 'REQUIRED' : undefined
  if (field.kind === 'NUMBER' && !inRange(field, value)) return 'OUT_OF_RANGE'
  if (field.kind === 'NUMBER') return field.key === yearKey ? outsideLife(String(value), facts) : undefined
  const text = String(value)
  if (field.kind === 'CHOICE') return field.choices?.includes(text) ? undefined : 'NOT_A_CHOICE'
  if (field.kind === 'DATE' || field.kind === 'MONTH') return problemOfTime(field, text, values, facts)
  return field.maxLength !== null && lengthOf(text) > field.maxLength ? 'TOO_LONG' : undefined
}

const inRange = ({ min, max }: FieldRule, value: FieldValue): boolean =>
  typeof value === 'number' && value >= (min ?? -Infinity) && value <= (max ?? Infinity)

/** Days and months compare as texts; a month is as far as its day in common says. */
function problemOfTime(field: FieldRule, text: string, values: FieldValues, facts: SectionFacts): ProblemCode | undefined {
  if (!(field.kind === 'DATE' ? isDate(text) : isMonth(text))) return 'NOT_A_DATE'
  const outside = outsideLife(text, facts)
  if (outside) return outside
  const earlier = field.notBefore === null ? undefined : values[field.notBefore]
  return typeof earlier === 'string' && earlier > text ? 'OUT_OF_RANGE' : undefined
}

/** Numbers under this key are years (出版年, 年度). */
const yearKey = 'year'

/** A day, a month or a year, as far as its digits say. */
function outsideLife(text: string, { birthDate, today }: SectionFacts): ProblemCode | undefined {
  if (birthDate !== null && text < birthDate.slice(0, text.length)) return 'BEFORE_BIRTH'
  return text > today.slice(0, text.length) ? 'IN_FUTURE' : undefined
}
