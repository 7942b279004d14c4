import type { LocationQuery } from 'vue-router'
import type { ApplicationFilter } from '../../generated/graphql.js'
import { type FilterChoice, filterFromAddress, filterInput, filterToAddress, noFilter } from '../review/filter.js'

/** What applications are looked for by; empty means all. The ID number is not among it: it never gets into an address. Source: S55. */
export interface SearchChoice extends FilterChoice {
  unitId: string
  holderUnitId: string
  year: string
  waitingDays: string
}

const more = { unitId: '', holderUnitId: '', year: '', waitingDays: '' }
export const noSearch: Readonly<SearchChoice> = { ...noFilter, ...more }

const keys = Object.keys(more) as (keyof typeof more)[]
const fits = (key: keyof typeof more, value: unknown): value is string =>
  typeof value === 'string' && (key === 'unitId' || key === 'holderUnitId' || /^\d{1,4}$/.test(value))

export function searchFromAddress(query: LocationQuery): SearchChoice {
  const found = Object.fromEntries(keys.map((key) => [key, fits(key, query[key]) ? query[key] : '']))
  return { ...filterFromAddress(query), ...(found as typeof more) }
}

export function searchToAddress(choice: SearchChoice): Record<string, string> {
  const given = Object.fromEntries(keys.filter((key) => choice[key]).map((key) => [key, choice[key]]))
  return { ...filterToAddress(choice), ...given }
}

/** @param idNumber as typed; it goes to the server and nowhere else */
export function searchInput(choice: SearchChoice, idNumber: string): ApplicationFilter {
  return {
    ...filterInput(choice),
    idNumber: idNumber.trim() || undefined,
    unitId: choice.unitId || undefined,
    holderUnitId: choice.holderUnitId || undefined,
    year: choice.year ? Number(choice.year) : undefined,
    waitingDays: choice.waitingDays ? Number(choice.waitingDays) : undefined,
  }
}
