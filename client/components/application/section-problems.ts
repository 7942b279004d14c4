import type { FieldRefusal, Refusal } from '../../app/refusal.js'
import type { SectionPartsFragment } from '../../generated/graphql.js'
import type { SectionProblem } from './section-content.js'

/** Only time and diligence are missing, nothing is wrong. */
const unfinished: readonly string[] = ['REQUIRED', 'TOO_FEW_ROWS', 'EVIDENCE_MISSING']

/** The field paths of a refused save, `values.name` and `rows.2.school`, as problems of the section. */
function asProblem({ field: path, code }: FieldRefusal): SectionProblem {
  const [part, ...rest] = path.split('.')
  const row = part === 'rows' && rest.length > 1 ? Number(rest[0]) : null
  return { field: rest[rest.length - 1] ?? null, row, code, message: '' }
}

/**
 * What the form shows. `strict`: also what is merely not written yet, once the person has asked for the check;
 * before that, a page of red at the first keystroke would only shout.
 */
export function problemsShown(section: SectionPartsFragment, refusal: Refusal | undefined, strict: boolean): SectionProblem[] {
  const refused = (refusal?.fields ?? []).map(asProblem)
  return [...refused, ...section.problems.filter(({ code }) => strict || !unfinished.includes(code))]
}

/** Wanted from this applicant: an untouched section complains only when it is. */
export function isWanted(rule: { required: boolean }, section: SectionPartsFragment): boolean {
  return rule.required || (section.state === 'NOT_STARTED' && section.problems.length > 0)
}
