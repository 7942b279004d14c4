import type { ApplicationFilter } from '../applications/application-filter.js'
import { refuseFaults, type FieldFault } from '../errors.js'
import { applicationStatuses } from '../workflow/application-facts.js'

const lists = ['inbox', 'applications'] as const
// An ID number stays out of addresses, which end up in logs and histories.
const texts = ['seriesCode', 'levelCode', 'wayCode', 'name'] as const

const known: readonly string[] = ['list', 'status', 'handling', ...texts]

export interface ListRequest {
  list: (typeof lists)[number]
  filter: ApplicationFilter
}

const oneOf = <Word extends string>(words: readonly Word[], given: unknown): Word | undefined =>
  words.find((word) => word === given)

/**
 * Reads the address of a 一览表: `list` and the fields of the filter; `handling` is yes or no. An empty one narrows nothing.
 * @throws DomainError INVALID_INPUT
 */
export function readListRequest(query: Record<string, unknown>): ListRequest {
  const list = oneOf(lists, query.list)
  const status = oneOf(applicationStatuses, query.status)
  const handling = oneOf(['yes', 'no'], query.handling)
  const faults: FieldFault[] = texts
    .filter((key) => query[key] !== undefined && typeof query[key] !== 'string')
    .map((field) => ({ field, code: 'NOT_TEXT' }))
  // A narrowing this cannot do is refused: the workbook would hold more than the screen shows.
  for (const field of Object.keys(query).filter((key) => !known.includes(key)))
    faults.push({ field: field.slice(0, 100), code: 'UNKNOWN_FIELD' })
  if (!list) faults.push({ field: 'list', code: 'NOT_A_CHOICE' })
  if (query.status && !status) faults.push({ field: 'status', code: 'NOT_A_CHOICE' })
  if (query.handling && !handling) faults.push({ field: 'handling', code: 'NOT_A_CHOICE' })
  refuseFaults(faults)
  const narrowed = Object.fromEntries(texts.map((key) => [key, query[key] as string | undefined]))
  return { list: list ?? 'applications', filter: { ...narrowed, status, handling: handling && handling === 'yes' } }
}
