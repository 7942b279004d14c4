import type { RouteLocationNormalized } from 'vue-router'
import { askAhead } from '../../app/graphql-client.js'
import { filterFromAddress, filterInput, inboxInput } from '../../components/review/filter.js'
import { FilterChoicesDocument, ReviewInboxClassesDocument, ReviewInboxDocument } from '../../generated/graphql.js'

/** Rows a page. */
export const inboxPage = 20

/** What the inbox asks when it is opened at an address: asked while its code comes and it is laid out. */
export function askInboxAhead({ query }: RouteLocationNormalized): void {
  const choice = filterFromAddress(query)
  askAhead(ReviewInboxDocument, { first: inboxPage, filter: filterInput(choice), ...inboxInput(choice) })
  askAhead(ReviewInboxClassesDocument)
  askAhead(FilterChoicesDocument)
}
