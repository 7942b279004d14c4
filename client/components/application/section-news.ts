import type { CarryOverPartsFragment } from '../../generated/graphql.js'

export type SectionNews = CarryOverPartsFragment['sections'][number]

/** What the row at this place is, against the application it was carried over from; undefined: the same. */
export function rowNews(news: SectionNews | undefined, at: number): 'newRow' | 'changedRow' | undefined {
  if (news?.newRows.includes(at)) return 'newRow'
  return news?.changedRows.includes(at) ? 'changedRow' : undefined
}

export const newsOf = (carryOver: CarryOverPartsFragment | null | undefined, key: string): SectionNews | undefined =>
  carryOver?.sections.find((section) => section.key === key)
