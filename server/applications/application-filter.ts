import { refuseFaults } from '../errors.js'
import type { ApplicationStatus } from '../workflow/application-facts.js'

/** Narrows a list of applications; what is left out does not narrow. */
export interface ApplicationFilter {
  seriesCode?: string | null
  levelCode?: string | null
  wayCode?: string | null
  status?: ApplicationStatus | null
  /** Part of the applicant's name. */
  name?: string | null
  /** true: being handled; false: still waiting to be opened. */
  handling?: boolean | null
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** PostgreSQL takes no NUL, and nobody is called by more characters than this. */
const unfit = (text: string | null | undefined) =>
  text !== null && text !== undefined && (text.length > 100 || /\p{Cc}/u.test(text))

/**
 * Conditions on the table `application`, each led by `and`, their parameters numbered from `$first` on.
 * @throws DomainError INVALID_INPUT
 */
export function filterSql(filter: ApplicationFilter, first: number): { sql: string; params: unknown[] } {
  const texts = ['seriesCode', 'levelCode', 'wayCode', 'name'] as const
  refuseFaults(texts.filter((key) => unfit(filter[key])).map((key) => ({ field: `filter.${key}`, code: 'OUT_OF_RANGE' })))
  const params: unknown[] = []
  const conditions: string[] = []
  const add = (condition: (place: string) => string, value: unknown) => {
    conditions.push(condition(`$${first + params.length}`))
    params.push(value)
  }
  if (filter.seriesCode) add((place) => `application.series_code = ${place}`, filter.seriesCode)
  if (filter.levelCode) add((place) => `application.level_code = ${place}`, filter.levelCode)
  if (filter.wayCode) add((place) => `application.way_code = ${place}`, filter.wayCode)
  if (filter.status) add((place) => `application.status = ${place}`, filter.status)
  if (filter.handling !== null && filter.handling !== undefined)
    add((place) => `(application.handling_started_at is not null) = ${place}`, filter.handling)
  const name = filter.name?.trim()
  if (name)
    add(
      (place) =>
        `exists (select from account where account.id = application.applicant_id and account.person_name ilike ${place})`,
      `%${escapeLike(name)}%`,
    )
  return { sql: conditions.map((condition) => `and ${condition}`).join(' '), params }
}
