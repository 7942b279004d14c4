import { assessment, basic, commitment, declare, education, exams, training, work } from './section-rules-person.js'
import * as achievements from './section-rules-achievements.js'
import type { SectionFacts, SectionRule } from './section-rule.js'

const { awards, books, exception, masterpieces, papers, patents, projects, sinceLast, summary } = achievements

/** 申请书栏目: every section an applicant fills, in the order of the form. The demand is data, read by form, check and review alike. */
export const sectionRules: readonly SectionRule[] = [
  commitment,
  declare,
  basic,
  education,
  training,
  work,
  projects,
  papers,
  books,
  patents,
  awards,
  masterpieces,
  summary,
  sinceLast,
  exams,
  assessment,
  exception,
]

const byKey = new Map(sectionRules.map((rule) => [rule.key, rule]))
const places = new Map(sectionRules.map((rule, place) => [rule.key, place]))

export const sectionRuleOf = (key: string): SectionRule | undefined => byKey.get(key)

/** In the order of the form, by the section each is of; those of a section of an older form come last. */
export function inFormOrder<Of>(things: readonly Of[], sectionOf: (thing: Of) => string): Of[] {
  const place = (thing: Of) => places.get(sectionOf(thing)) ?? sectionRules.length
  return things.toSorted((a, b) => place(a) - place(b))
}

export const sectionLabel = (key: string): string => byKey.get(key)?.label ?? key

export const isRequired = (rule: SectionRule, facts: Pick<SectionFacts, 'wayCode' | 'carriedFromId'>): boolean =>
  rule.required || rule.requiredForWays.includes(facts.wayCode) || (rule.requiredWhenCarried && Boolean(facts.carriedFromId))

/** The most rows of somebody with these facts; null without a limit. */
export function mostRows(rule: SectionRule, { levelCode, wayCode }: Pick<SectionFacts, 'levelCode' | 'wayCode'>): number | null {
  const fits = (wanted: string | null, given: string) => wanted === null || wanted === given
  const limit = rule.rowLimits.find((one) => fits(one.levelCode, levelCode) && fits(one.wayCode, wayCode))
  return limit?.most ?? rule.maxRows
}
