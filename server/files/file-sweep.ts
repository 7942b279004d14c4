import type { Database } from '../database/database.js'
import { folders, type StoredBytes } from './file-store.js'
import type { FileVault } from './file-vault.js'
import { bytesAreUsed, keptIn, lockBytes } from './stored-file.store.js'

/** What one sweep found. */
export interface Sweep {
  /** Uploads that a killed node had begun to take in, removed. */
  arrivals: number
  /** Stored bytes without a row, removed. */
  orphans: number
  /** Rows whose bytes are not in the store: a loss that only a backup can mend. */
  missing: string[]
}

const minute = 60_000
/** A request ends after five minutes (node's requestTimeout), checking takes seconds: what is older is nobody's. */
export const arrivalGrace = 15 * minute
/** Bytes come first, the row with the commit: a day is more than any transaction lasts. */
const orphanGrace = 24 * 60 * minute

/** Compares the store with the rows, one of its 256 folders after the other, so that it needs little memory. */
export async function sweepFiles(db: Database, vault: FileVault, now = new Date()): Promise<Sweep> {
  const sweep: Sweep = { arrivals: await vault.sweepArrivals(new Date(now.getTime() - arrivalGrace)), orphans: 0, missing: [] }
  const before = new Date(now.getTime() - orphanGrace)
  for await (const [folder, stored] of byFolder(vault.places.store.list())) {
    // Listed first: what is kept meanwhile is younger than the grace, what is forgotten meanwhile has no row any more.
    const rows = await keptIn(db, folder)
    const found = new Set<string>()
    for (const { key, at } of stored) {
      const sha256 = key.replace('/', '').slice(0, 64)
      found.add(sha256)
      if (!rows.has(sha256) && at < before && (await removeOrphan(db, vault, sha256))) sweep.orphans += 1
    }
    for (const [sha256, ids] of rows) if (!found.has(sha256) && !(await vault.has(sha256))) sweep.missing.push(...ids)
  }
  return sweep
}

/** Every folder with what lies there, also when that is nothing. */
async function* byFolder(list: AsyncIterable<StoredBytes>): AsyncGenerator<[string, StoredBytes[]]> {
  let at = 0
  let found: StoredBytes[] = []
  for await (const stored of list) {
    for (const place = folders.indexOf(stored.key.slice(0, 2)); at < place; found = []) yield [folders[at++]!, found]
    found.push(stored)
  }
  for (; at < folders.length; found = []) yield [folders[at++]!, found]
}

async function removeOrphan(db: Database, vault: FileVault, sha256: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockBytes(tx, sha256)
    if (await bytesAreUsed(tx, sha256)) return false
    await vault.remove(sha256)
    return true
  })
}
