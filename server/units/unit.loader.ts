import DataLoader from 'dataloader'
import type { Database } from '../database/database.js'
import { unitCircumstances } from './unit-circumstances.store.js'
import { unitParts } from './unit-parts.store.js'
import type { Viewer } from '../workflow/who-may.js'
import type { UnitRow, UnitStore } from './unit.store.js'

const grouped = <Row extends { unitId: string }>(read: (unitIds: readonly string[]) => Promise<Row[]>) =>
  new DataLoader<string, Row[]>(
    async (unitIds) => {
      const rows = await read(unitIds)
      return unitIds.map((id) => rows.filter(({ unitId }) => unitId === id))
    },
    { cache: false },
  )

/** Units by id, in one statement a request. */
export const unitLoader = (store: UnitStore) =>
  new DataLoader<string, UnitRow | null>(async (ids) => {
    const found = new Map((await store.byIds(ids)).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })

/** What hangs on units, each read in one statement for a whole list. Nothing is kept: a mutation may change it. */
export const unitPartLoaders = (db: Database, store: UnitStore, viewer: Viewer | null) => ({
  linksOfUnit: grouped((ids) => unitParts.links(db, ids)),
  documentsOfUnit: grouped((ids) => unitParts.documents(db, ids)),
  reviewsOfUnit: grouped((ids) => unitParts.reviews(db, ids)),
  unitCircumstances: new DataLoader(
    async (rows: readonly UnitRow[]) => {
      const found = await unitCircumstances(db, store, rows, viewer)
      return rows.map((row) => found.get(row.id) ?? new Error(`unit ${row.id} has gone`))
    },
    { cache: false },
  ),
})
