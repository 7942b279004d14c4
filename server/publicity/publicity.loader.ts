import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import type { PublicityFacts } from '../workflow/publicity.js'
import { entriesOf, objectionsOf, photosOf } from './publicity-parts.store.js'
import type { ObjectionRow, PublicityEntryRow, PublicityPhotoRow } from './publicity-parts.store.js'
import { factsOf, publicitiesOf, type ApplicationPublicityRow, type PublicityRow } from './publicity.store.js'

const grouped = <Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): Row[][] => {
  const groups = new Map(ids.map((id) => [id, [] as Row[]]))
  for (const row of rows) groups.get(idOf(row))?.push(row)
  return ids.map((id) => groups.get(id) ?? [])
}

/** Postings and what belongs to them, each kind in one statement a request. */
export const publicityLoaders = (q: Queryable) => ({
  publicitiesOfApplication: new DataLoader<string, ApplicationPublicityRow[]>(async (ids) =>
    grouped(ids, await publicitiesOf(q, ids), (row) => row.applicationId),
  ),
  entriesOfPublicity: new DataLoader<string, PublicityEntryRow[]>(async (ids) =>
    grouped(ids, await entriesOf(q, ids), (row) => row.publicityId),
  ),
  photosOfPublicity: new DataLoader<string, PublicityPhotoRow[]>(async (ids) =>
    grouped(ids, await photosOf(q, ids), (row) => row.publicityId),
  ),
  objectionsOfPublicity: new DataLoader<string, ObjectionRow[]>(async (ids) =>
    grouped(ids, await objectionsOf(q, ids), (row) => row.publicityId),
  ),
  factsOfPublicity: new DataLoader<PublicityRow, PublicityFacts, string>(
    async (rows) => {
      const found = await factsOf(q, rows)
      return rows.map(({ id }) => found.get(id) as PublicityFacts)
    },
    { cacheKeyFn: ({ id }) => id },
  ),
})
