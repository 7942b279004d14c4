import type { CorrectEligibilityRuleInput, EligibilityRulePartsFragment } from '../../generated/graphql.js'

/** One line of 任职年限: whoever has one of these needs so many years. */
export interface YearsLine {
  educations: string[]
  degrees: string[]
  years: number
}

export type Params = Record<string, unknown>
export type RuleDraft = Omit<CorrectEligibilityRuleInput, 'params' | 'seriesCodes' | 'levelCodes' | 'wayCodes'> & {
  params: Params
  seriesCodes: string[]
  levelCodes: string[]
  wayCodes: string[]
}

/** The form of a correction; it begins with the rule as its latest version says it, valid from `today` at the earliest. */
export function draftOf(rule: EligibilityRulePartsFragment, today: string): RuleDraft {
  const { code, version, words, citation, severity, exceptionAllowed, active, seriesCodes, levelCodes, wayCodes } = rule
  return {
    code,
    version,
    words,
    citation,
    severity,
    exceptionAllowed,
    active,
    reason: '',
    seriesCodes: seriesCodes ?? [],
    levelCodes: levelCodes ?? [],
    wayCodes: wayCodes ?? [],
    validFrom: rule.validFrom > today ? rule.validFrom : today,
    params: JSON.parse(JSON.stringify(rule.params)) as Params,
  }
}

export const linesOf = ({ table }: Params): YearsLine[] => (Array.isArray(table) ? (table as YearsLine[]) : [])
export const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
/** The fields of a kind that are plain numbers, in the order of its sentence. */
export const numberFields = (params: Params): string[] => Object.keys(params).filter((key) => typeof params[key] === 'number')

export interface RuleHistory {
  latest: EligibilityRulePartsFragment
  earlier: EligibilityRulePartsFragment[]
}

/** The versions come with the latest of each rule first. */
export function byRule(versions: readonly EligibilityRulePartsFragment[]): RuleHistory[] {
  const found = new Map<string, RuleHistory>()
  for (const version of versions) {
    const known = found.get(version.code)
    if (known) known.earlier.push(version)
    else found.set(version.code, { latest: version, earlier: [] })
  }
  return [...found.values()]
}
