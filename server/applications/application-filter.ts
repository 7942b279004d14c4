import type { IdNumbers } from '../accounts/id-number.js'
import { personMatches, personWords } from '../accounts/person-search.js'
import { refuseFaults } from '../errors.js'
import { isUuid } from '../reference/uuid.js'
import type { ApplicationStatus } from '../workflow/application-facts.js'
import { underUnit } from './application-scope.js'

/** Narrows a list of applications; what is left out does not narrow. */
export interface ApplicationFilter {
  seriesCode?: string | null
  levelCode?: string | null
  wayCode?: string | null
  status?: ApplicationStatus | null
  /** Part of the applicant's name, or of its pinyin. */
  name?: string | null
  /** The whole ID number. */
  idNumber?: string | null
  /** true: being handled; false: still waiting to be opened. */
  handling?: boolean | null
  /** Filed through this unit or one anywhere under it. */
  unitId?: string | null
  holderUnitId?: string | null
  year?: number | null
  /** Under review at its present holder for at least so many days. */
  waitingDays?: number | null
}

/** PostgreSQL takes no NUL, and nobody is called by more characters than this. */
const unfit = (text: string | null | undefined) =>
  text !== null && text !== undefined && (text.length > 100 || /\p{Cc}/u.test(text))

const outside = (value: number | null | undefined, least: number, most: number) =>
  value !== null && value !== undefined && (value < least || value > most)

function refuseUnfit(filter: ApplicationFilter): void {
  const texts = ['seriesCode', 'levelCode', 'wayCode', 'name', 'idNumber'] as const
  const ids = ['unitId', 'holderUnitId'] as const
  refuseFaults([
    ...texts.filter((key) => unfit(filter[key])).map((key) => ({ field: `filter.${key}`, code: 'OUT_OF_RANGE' })),
    ...ids.filter((key) => filter[key] && !isUuid(filter[key])).map((key) => ({ field: `filter.${key}`, code: 'NOT_A_CHOICE' })),
    ...(outside(filter.year, 1900, 9999) ? [{ field: 'filter.year', code: 'OUT_OF_RANGE' }] : []),
    ...(outside(filter.waitingDays, 0, 36_500) ? [{ field: 'filter.waitingDays', code: 'OUT_OF_RANGE' }] : []),
  ])
}

type Key = keyof ApplicationFilter

interface FilterSql {
  sql: string
  params: unknown[]
  /** Names the text in a few letters; undefined for what is asked too seldom to keep it prepared. */
  shape: string | undefined
}

/** What one looks for somebody by. */
const shaped: readonly Key[] = ['name', 'idNumber', 'unitId']

/** Leaves what a few people have filed. */
export const narrowsToPeople = (filter: ApplicationFilter): boolean =>
  Boolean(personWords(filter.name) ?? filter.idNumber?.trim())

/**
 * Conditions on the table `application`, each led by `and`, their parameters numbered from `$first` on.
 * @param idNumbers turns an ID number into its blind index; the number itself reaches neither statement nor log
 * @throws DomainError INVALID_INPUT
 */
export function filterSql(filter: ApplicationFilter, first: number, idNumbers: IdNumbers): FilterSql {
  refuseUnfit(filter)
  const params: unknown[] = []
  const conditions: string[] = []
  const used: Key[] = []
  const add = (key: Key, value: unknown, condition: (place: string) => string) => {
    if (value === null || value === undefined || value === '') return
    conditions.push(condition(`$${first + params.length}`))
    params.push(value)
    used.push(key)
  }
  const idNumber = filter.idNumber?.normalize('NFKC').trim().toUpperCase()
  add('seriesCode', filter.seriesCode, (place) => `application.series_code = ${place}`)
  add('levelCode', filter.levelCode, (place) => `application.level_code = ${place}`)
  add('wayCode', filter.wayCode, (place) => `application.way_code = ${place}`)
  add('status', filter.status, (place) => `application.status = ${place}`)
  add('handling', filter.handling, (place) => `(application.handling_started_at is not null) = ${place}`)
  add('idNumber', idNumber && idNumbers.personHash(idNumber), (place) => `application.person_hash = ${place}`)
  add('holderUnitId', filter.holderUnitId, (place) => `application.holder_unit_id = ${place}::uuid`)
  add('year', filter.year, (place) => `application.campaign_id in (select id from campaign where year = ${place}::int)`)
  add('unitId', filter.unitId, (place) => underUnit(place, narrowsToPeople(filter)))
  add(
    'waitingDays',
    filter.waitingDays,
    (place) => `(application.status in ('WITH_UNIT', 'WITH_COMMITTEE')
      and application.holder_since <= now() - make_interval(days => ${place}::int))`,
  )
  // An array, not a join: the planner then combines it with the other indexes. A subquery hides what was typed from the planner,
  // which would otherwise take longer to plan anew for each name than to find it.
  add(
    'name',
    personWords(filter.name),
    (place) =>
      `application.applicant_id = any (array(select a.id from account a where ${personMatches('a', `(select ${place}::text)`)}))`,
  )
  const shape = used.every((key) => shaped.includes(key)) ? used.map((key) => key[0]).join('') : undefined
  return { sql: conditions.map((condition) => `and ${condition}`).join(' '), params, shape }
}
