import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import { isMarked, newsOf, type CarriedSection, type News } from '../workflow/carry-over.js'
import { carriedFrom, carriedOf, type CarriedFrom } from './carry-over.store.js'
import type { ServedSection } from './served-section.js'

export interface SectionNews extends News {
  key: string
}

export interface CarryOver {
  from: CarriedFrom
  /** Of sections as the reader may see them; those without anything new are left out. */
  news: (sections: readonly Pick<ServedSection, 'key' | 'values' | 'rows' | 'attachments'>[]) => SectionNews[]
}

/** By application: what it was begun from, or null. */
export const carryOverLoader = (q: Queryable) =>
  new DataLoader<string, CarryOver | null>(async (ids) => {
    const [froms, carried] = await Promise.all([carriedFrom(q, ids), carriedOf(q, ids)])
    return ids.map((id) => {
      const from = froms.get(id)
      const before = carried.get(id)
      if (!from || !before) return null
      return { from, news: (sections) => sections.map(newsIn(before)).filter((one) => isMarked(one.key) && isSome(one)) }
    })
  })

const newsIn =
  (before: ReadonlyMap<string, CarriedSection>) =>
  ({ key, values, rows, attachments }: Pick<ServedSection, 'key' | 'values' | 'rows' | 'attachments'>): SectionNews => ({
    key,
    ...newsOf(
      before.get(key),
      { values, rows },
      attachments.map(({ file }) => file.id),
    ),
  })

const isSome = ({ newRows, changedRows, changedFields, newFileIds }: SectionNews): boolean =>
  newRows.length + changedRows.length + changedFields.length + newFileIds.length > 0
