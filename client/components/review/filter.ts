import type { LocationQuery } from 'vue-router'
import type { ApplicationFilter, ApplicationStatus, InboxOrder } from '../../generated/graphql.js'

/** What a list is narrowed by; empty means all. Kept in the address, so that going back finds the same list. */
export interface FilterChoice {
  name: string
  seriesCode: string
  levelCode: string
  wayCode: string
  status: ApplicationStatus | ''
  handling: 'yes' | 'no' | ''
  /** Days until the deadline, in digits; what is overdue is always among it. The inbox alone. */
  due: '0' | '3' | '7' | ''
  order: 'DEADLINE' | ''
}

export const noFilter: Readonly<FilterChoice> = {
  name: '',
  seriesCode: '',
  levelCode: '',
  wayCode: '',
  status: '',
  handling: '',
  due: '',
  order: '',
}

const keys = Object.keys(noFilter) as (keyof FilterChoice)[]

export function filterFromAddress(query: LocationQuery): FilterChoice {
  return Object.fromEntries(keys.map((key) => [key, typeof query[key] === 'string' ? query[key] : ''])) as unknown as FilterChoice
}

export function filterToAddress(choice: FilterChoice): Record<string, string> {
  return Object.fromEntries(keys.filter((key) => choice[key]).map((key) => [key, choice[key]]))
}

export function filterInput({ name, seriesCode, levelCode, wayCode, status, handling }: FilterChoice): ApplicationFilter {
  return {
    name: name.trim() || undefined,
    seriesCode: seriesCode || undefined,
    levelCode: levelCode || undefined,
    wayCode: wayCode || undefined,
    status: status || undefined,
    handling: handling ? handling === 'yes' : undefined,
  }
}

/** What the inbox alone is narrowed and ordered by. */
export function inboxInput({ due, order }: FilterChoice): { dueWithin?: number; order?: InboxOrder } {
  return { dueWithin: due ? Number(due) : undefined, order: order || undefined }
}
