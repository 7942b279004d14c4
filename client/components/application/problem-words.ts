import { useI18n } from 'vue-i18n'
import type { SectionPartsFragment, SectionRulePartsFragment } from '../../generated/graphql.js'
import type { FieldRule, SectionProblem } from './section-content.js'

type SectionWarning = SectionPartsFragment['warnings'][number]

/** Problems of a section in words. */
export function useProblemWords() {
  const { t, te } = useI18n()

  function one(problem: SectionProblem, field?: FieldRule, rule?: SectionRulePartsFragment): string {
    const isTime = field?.kind === 'DATE' || field?.kind === 'MONTH'
    const key = `application.problem.${isTime && problem.code === 'OUT_OF_RANGE' ? 'TOO_EARLY' : problem.code}`
    return te(key)
      ? t(key, { maxLength: field?.maxLength, min: rule?.minRows, most: field?.mostTicked })
      : problem.message || t('errors.code.INVALID_INPUT')
  }

  return {
    one,
    warning: ({ code, rows: [first = 0, second = 0] }: SectionWarning): string =>
      t(`application.warning.${code}`, { first: first + 1, second: second + 1 }),
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
