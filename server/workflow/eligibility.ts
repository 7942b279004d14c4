import { applies, type Declared, type EligibilityRule, type Qualification, type RuleParams } from './eligibility-rule.js'
import type { FieldValue, FieldValues, SectionContent } from './section-content.js'
import { exceptionWay } from './section-rules-achievements.js'
import { sectionRuleOf } from './section-rules.js'

/** MET; UNMET; UNKNOWN: something has not been filled in; WAIVED: unmet, but claimed by 破格. */
export type EligibilityOutcome = 'MET' | 'UNMET' | 'UNKNOWN' | 'WAIVED'
/** What helps: filling the section in, waiting for `metInYear`, claiming an exception (破格), or nothing but another title. */
export type EligibilityCure = 'NONE' | 'FILL_IN' | 'WAIT' | 'CLAIM_EXCEPTION' | 'CHECK'

/** What the judgement rests on, in the words of the form. */
export interface EligibilityFact {
  label: string
  value: string
}

export interface Eligibility {
  rule: EligibilityRule
  outcome: EligibilityOutcome
  /** It keeps the application from being submitted. */
  blocks: boolean
  facts: EligibilityFact[]
  cure: EligibilityCure
  /** The section to look at. */
  sectionKey: string
  /** WAIT: one may file from this year on. */
  metInYear: number | null
}

/** What is asked of an application: its contents by section, and the year it is filed in. */
export interface Assessed extends Declared {
  year: number
  contents: ReadonlyMap<string, SectionContent>
}

type Finding = Pick<Eligibility, 'outcome' | 'facts' | 'sectionKey'> & Partial<Pick<Eligibility, 'metInYear' | 'cure'>>
type Judge<Kind extends keyof RuleParams> = (params: RuleParams[Kind], assessed: Assessed) => Finding & { exceptions?: string[] }

const valuesOf = ({ contents }: Assessed, key: string): FieldValues => contents.get(key)?.values ?? {}
const rowsOf = ({ contents }: Assessed, key: string): FieldValues[] => contents.get(key)?.rows ?? []
const labelOf = (section: string, field: string) =>
  sectionRuleOf(section)?.fields.find(({ key }) => key === field)?.label ?? field
const isMonth = (value: FieldValue | undefined): value is string => typeof value === 'string' && /^\d{4}-\d\d/.test(value)

/** Education and degrees as declared: the rows of 学历学位 and 最高学历. */
function qualificationsOf(assessed: Assessed) {
  const rows = rowsOf(assessed, 'education')
  const { highestEducation } = valuesOf(assessed, 'basic')
  const given = (field: string) => rows.map((row) => row[field]).filter((value) => typeof value === 'string')
  return {
    educations: [...new Set([...given('education'), highestEducation].filter((one) => typeof one === 'string'))],
    degrees: given('degree'),
  }
}

const has = (mine: ReturnType<typeof qualificationsOf>, { educations, degrees }: Qualification): boolean =>
  mine.educations.some((one) => educations.includes(one)) || mine.degrees.some((one) => degrees.includes(one))

function qualificationFacts({ educations, degrees }: ReturnType<typeof qualificationsOf>): EligibilityFact[] {
  const facts = [
    { label: labelOf('education', 'education'), value: educations.join('、') },
    { label: labelOf('education', 'degree'), value: [...new Set(degrees)].filter((one) => one !== '无').join('、') },
  ]
  return facts.filter(({ value }) => value)
}

const years: Judge<'YEARS'> = ({ since, table }, assessed) => {
  const mine = qualificationsOf(assessed)
  const facts = qualificationFacts(mine)
  if (mine.educations.length === 0) return { outcome: 'UNKNOWN', facts, sectionKey: 'education' }
  const line = table.find((one) => has(mine, one))
  if (!line) return { outcome: 'UNMET', facts, sectionKey: 'education', cure: 'CHECK', exceptions: ['学历'] }
  if (line.years === 0) return { outcome: 'MET', facts, sectionKey: 'education' }
  const field = since === 'POST' ? 'currentPostSince' : 'workingSince'
  const from = valuesOf(assessed, 'basic')[field]
  const wanted = { label: '要求年限', value: `${line.years} 年` }
  if (!isMonth(from)) return { outcome: 'UNKNOWN', facts: [...facts, wanted], sectionKey: 'basic' }
  const months = (assessed.year - Number(from.slice(0, 4))) * 12 + 12 - Number(from.slice(5, 7))
  const counted = { label: `截至 ${assessed.year} 年 12 月 31 日`, value: `${Math.floor(months / 12)} 年 ${months % 12} 个月` }
  const told = [...facts, { label: labelOf('basic', field), value: from }, wanted, counted]
  if (months >= line.years * 12) return { outcome: 'MET', facts: told, sectionKey: 'basic' }
  const metInYear = Number(from.slice(0, 4)) + line.years
  return { outcome: 'UNMET', facts: told, sectionKey: 'basic', cure: 'WAIT', metInYear, exceptions: ['资历'] }
}

const education: Judge<'EDUCATION'> = (wanted, assessed) => {
  const mine = qualificationsOf(assessed)
  const facts = qualificationFacts(mine)
  if (mine.educations.length === 0) return { outcome: 'UNKNOWN', facts, sectionKey: 'education' }
  return { outcome: has(mine, wanted) ? 'MET' : 'UNMET', facts, sectionKey: 'education', cure: 'CHECK', exceptions: ['学历'] }
}

const hoursIn = (rows: readonly FieldValues[]) =>
  rows.reduce((sum, { hours }) => sum + (typeof hours === 'number' ? hours : 0), 0)

const trainingHours: Judge<'TRAINING_HOURS'> = ({ hours, specialistPercent, years: count }, assessed) => {
  const rows = rowsOf(assessed, 'training')
  const wanted = Array.from({ length: count }, (_, back) => String(assessed.year - 1 - back))
  const found = wanted.map((year) => {
    const inYear = rows.filter(({ to }) => isMonth(to) && to.startsWith(year))
    const all = hoursIn(inYear)
    const special = hoursIn(inYear.filter(({ category }) => category === '专业'))
    return { year, all, special, enough: all >= hours && special * 100 >= hours * specialistPercent }
  })
  const facts = found.map(({ year, all, special }) => ({ label: `${year} 年`, value: `${all} 学时，其中专业 ${special} 学时` }))
  if (found.every(({ enough }) => enough)) return { outcome: 'MET', facts, sectionKey: 'training' }
  return { outcome: found.every(({ all }) => all === 0) ? 'UNKNOWN' : 'UNMET', facts, sectionKey: 'training', cure: 'FILL_IN' }
}

const age: Judge<'AGE'> = ({ men, women }, assessed) => {
  const { birthDate, sex } = valuesOf(assessed, 'basic')
  if (!isMonth(birthDate)) return { outcome: 'UNKNOWN', facts: [], sectionKey: 'basic' }
  const reached = assessed.year - Number(birthDate.slice(0, 4))
  const facts = [{ label: `${assessed.year} 年年满`, value: `${reached} 周岁` }]
  return { outcome: reached < (sex === '女' ? women : men) ? 'MET' : 'UNMET', facts, sectionKey: 'basic', cure: 'CHECK' }
}

const assessmentResults: Judge<'ASSESSMENTS'> = ({ years: count, refused }, assessed) => {
  const recent = rowsOf(assessed, 'assessment').filter(
    ({ year }) => typeof year === 'number' && year < assessed.year && year >= assessed.year - count,
  )
  const facts = recent.map(({ year, result }) => ({ label: `${year} 年度`, value: String(result ?? '') }))
  if (recent.some(({ result }) => refused.includes(String(result))))
    return { outcome: 'UNMET', facts, sectionKey: 'assessment', cure: 'CHECK' }
  return { outcome: recent.length >= count ? 'MET' : 'UNKNOWN', facts, sectionKey: 'assessment' }
}

function judge(rule: EligibilityRule, assessed: Assessed) {
  switch (rule.kind) {
    case 'YEARS':
      return years(rule.params, assessed)
    case 'EDUCATION':
      return education(rule.params, assessed)
    case 'TRAINING_HOURS':
      return trainingHours(rule.params, assessed)
    case 'AGE':
      return age(rule.params, assessed)
    case 'ASSESSMENTS':
      return assessmentResults(rule.params, assessed)
  }
}

/** 破格 counts once it names its category and the clause it rests on. */
function claims(assessed: Assessed, categories: readonly string[]): boolean {
  const { category, clause } = valuesOf(assessed, 'exception')
  return assessed.wayCode === exceptionWay && categories.includes(String(category)) && Boolean(clause)
}

/**
 * Every rule that applies to the application, with its outcome and what it rests on, what blocks first. Source: B5.
 * @param assessed the year is that of the campaign: time is counted to its 31 December
 */
export function eligibilityOf(rules: readonly EligibilityRule[], assessed: Assessed): Eligibility[] {
  return rules
    .filter((rule) => applies(rule, assessed))
    .map((rule) => {
      const { outcome: found, facts, sectionKey, metInYear = null, cure: hint, exceptions = [] } = judge(rule, assessed)
      const waived = found === 'UNMET' && rule.exceptionAllowed && claims(assessed, exceptions)
      const outcome = waived ? ('WAIVED' as const) : found
      const blocks = rule.severity === 'BLOCKS' && (outcome === 'UNMET' || outcome === 'UNKNOWN')
      const claimable = blocks && outcome === 'UNMET' && rule.exceptionAllowed && assessed.wayCode === exceptionWay
      const cure: EligibilityCure =
        outcome === 'MET' || waived
          ? 'NONE'
          : outcome === 'UNKNOWN'
            ? 'FILL_IN'
            : claimable
              ? 'CLAIM_EXCEPTION'
              : (hint ?? 'CHECK')
      return { rule, outcome, blocks, facts, cure, sectionKey, metInYear: cure === 'WAIT' ? metInYear : null }
    })
    .sort((a, b) => weight(a) - weight(b))
}

const weight = ({ blocks, outcome }: Eligibility) =>
  blocks ? 0 : outcome === 'UNMET' ? 1 : outcome === 'UNKNOWN' ? 2 : outcome === 'WAIVED' ? 3 : 4
