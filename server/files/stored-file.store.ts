import type { Database, Queryable, Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import type { ReceivedFile } from './received-file.js'

/** A stored file without its bytes. */
export interface StoredFileRow {
  id: string
  name: string
  mimeType: string
  bytes: number
  /** Of the stored bytes, hex. */
  sha256: string
}

const columns = `id, name, mime_type as "mimeType", bytes, encode(sha256, 'hex') as sha256`

export async function storedFiles(q: Queryable, ids: readonly string[]): Promise<StoredFileRow[]> {
  return q.query<StoredFileRow & object>(`select ${columns} from stored_file where id = any ($1)`, [ids])
}

/** Whoever stores or removes these bytes waits for the others who do, until its transaction ends. */
export async function lockBytes(tx: Transaction, sha256: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [sha256])
}

export async function insertFile(tx: Transaction, file: ReceivedFile, accountId: string): Promise<StoredFileRow> {
  const [row] = await tx.query<StoredFileRow & object>(
    `insert into stored_file (sha256, mime_type, bytes, name, uploaded_by) values (decode($1, 'hex'), $2, $3, $4, $5)
     returning ${columns}`,
    [file.sha256, file.mimeType, file.bytes, file.name, accountId],
  )
  if (!row) throw new Error('the file was not recorded')
  return row
}

export async function bytesAreUsed(tx: Transaction, sha256: string): Promise<boolean> {
  const rows = await tx.query(`select 1 from stored_file where sha256 = decode($1, 'hex') limit 1`, [sha256])
  return rows.length > 0
}

/** The ids of all rows whose hash begins with these two letters, by hash. */
export async function keptIn(q: Queryable, folder: string): Promise<Map<string, string[]>> {
  const rows = await q.query<{ sha256: string; ids: string[] }>(
    `select encode(sha256, 'hex') as sha256, array_agg(id) as ids from stored_file
     where sha256 >= decode($1, 'hex') and sha256 <= decode($2, 'hex') group by sha256`,
    [folder, folder + 'ff'.repeat(31)],
  )
  return new Map(rows.map(({ sha256, ids }) => [sha256, ids]))
}

/** False when another row still refers to it: the database's foreign keys know them all. */
export async function deleteUnreferenced(db: Database, id: string): Promise<boolean> {
  try {
    await db.query('delete from stored_file where id = $1', [id])
    return true
  } catch (error) {
    if (violated(error) === undefined) throw error
    return false
  }
}
