import DataLoader from 'dataloader'
import type { AccountRow, AccountStore } from './account.store.js'

/** Accounts by id, in one statement a request. */
export const accountLoader = (store: AccountStore) =>
  new DataLoader<string, AccountRow | null>(async (ids) => {
    const found = new Map((await store.byIds(ids)).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })

/** The administrators of many units, in one statement a request. Nothing is kept: a mutation may change it. */
export const administratorsLoader = (store: AccountStore) =>
  new DataLoader<string, AccountRow[]>(
    async (unitIds) => {
      const found = Map.groupBy(await store.administratorsOf(unitIds), ({ unitId }) => unitId)
      return unitIds.map((id) => found.get(id) ?? [])
    },
    { cache: false },
  )
