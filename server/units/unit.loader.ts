import DataLoader from 'dataloader'
import type { UnitRow, UnitStore } from './unit.store.js'

/** Units by id, in one statement a request. */
export const unitLoader = (store: UnitStore) =>
  new DataLoader<string, UnitRow | null>(async (ids) => {
    const found = new Map((await store.byIds(ids)).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })
