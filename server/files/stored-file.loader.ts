import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import { storedFiles, type StoredFileRow } from './stored-file.store.js'

/** Stored files by id, in one statement a request. */
export const storedFileLoader = (q: Queryable) =>
  new DataLoader<string, StoredFileRow | null>(async (ids) => {
    const found = new Map((await storedFiles(q, ids)).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })
