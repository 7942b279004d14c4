import { useI18n } from 'vue-i18n'
import type { SectionRulePartsFragment } from '../../generated/graphql.js'
import type { FieldRule, SectionProblem } from './section-content.js'

/** Problems of a section in words. */
export function useProblemWords() {
  const { t, te } = useI18n()

  function one(problem: SectionProblem, field?: FieldRule, rule?: SectionRulePartsFragment): string {
    const isTime = field?.kind === 'DATE' || field?.kind === 'MONTH'
    const key = `application.problem.${isTime && problem.code === 'OUT_OF_RANGE' ? 'TOO_EARLY' : problem.code}`
    return te(key)
      ? t(key, { maxLength: field?.maxLength, min: rule?.minRows })
      : problem.message || t('errors.code.INVALID_INPUT')
  }

  return {
    one,
    /** One sentence a problem, naming row and field: "第 2 条学校：必填". */
    all: (problems: readonly SectionProblem[], rule: SectionRulePartsFragment): string[] =>
      problems.map((problem) => {
        const field = rule.fields.find(({ key }) => key === problem.field)
        const what = one(problem, field, rule)
        const row = problem.row === null ? '' : t('application.rows.number', { number: problem.row + 1 })
        return field ? t('application.problemAt', { row, field: field.label, what }).trim() : what
      }),
  }
}
