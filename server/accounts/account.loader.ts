import DataLoader from 'dataloader'
import type { AccountRow, AccountStore } from './account.store.js'

/** Accounts by id, in one statement a request. */
export const accountLoader = (store: AccountStore) =>
  new DataLoader<string, AccountRow | null>(async (ids) => {
    const found = new Map((await store.byIds(ids)).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })
