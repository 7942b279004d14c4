import type { SectionRulePartsFragment } from '../../generated/graphql.js'
import type { SectionProblem } from './section-content.js'

type Translate = (key: string, params: Record<string, unknown>) => string

/** One sentence a problem, naming row and field: "第 2 条 学校：必填". */
export function problemsInWords(problems: readonly SectionProblem[], rule: SectionRulePartsFragment, t: Translate): string[] {
  return problems.map((problem) => {
    const field = rule.fields.find(({ key }) => key === problem.field)
    const row = problem.row === null ? '' : t('application.rows.number', { number: problem.row + 1 })
    const limits = field ?? { min: rule.minRows, max: rule.maxRows }
    const what = t(`application.problem.${problem.code}`, { ...limits })
    return field ? t('application.problemAt', { row, field: field.label, what }).trim() : what
  })
}
