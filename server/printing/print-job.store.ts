import type { Database, Queryable, Transaction } from '../database/database.js'
import type { Hat } from '../workflow/who-may.js'
import type { PrintKind, PrintStatus } from './print-kinds.js'

export interface PrintJobRow {
  id: string
  ownerId: string
  unitId: string
  hat: Hat
  kind: PrintKind
  total: number
  /** Of them read so far. */
  done: number
  status: PrintStatus
  /** A code of the API. */
  failure: string | null
  fileName: string | null
  mimeType: string | null
  bytes: number | null
  createdAt: Date
  finishedAt: Date | null
  expiresAt: Date
}

const columns = `id, owner_id as "ownerId", unit_id as "unitId", hat, kind, cardinality(application_ids) as total, done, status, failure,
  file_name as "fileName", mime_type as "mimeType", bytes, created_at as "createdAt", finished_at as "finishedAt", expires_at as "expiresAt"`

/** Jobs on one list; older ones have expired long since. */
const mostListed = 50

export interface NewPrintJob {
  ownerId: string
  unitId: string
  hat: Hat
  kind: PrintKind
  applicationIds: readonly string[]
  /** For how long it is kept, in hours. */
  hours: number
}

export interface Printed {
  name: string
  mimeType: string
  bytes: Uint8Array
}

export class PrintJobStore {
  constructor(private readonly db: Database) {}

  async insert(tx: Transaction, { ownerId, unitId, hat, kind, applicationIds, hours }: NewPrintJob): Promise<PrintJobRow> {
    const [row] = await tx.query<PrintJobRow & object>(
      `insert into print_job (owner_id, unit_id, hat, kind, application_ids, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6::int)) returning ${columns}`,
      [ownerId, unitId, hat, kind, applicationIds, hours],
    )
    if (!row) throw new Error('the print job was not written')
    return row
  }

  /** How many the owner waits for; whoever asks for one more at the same time waits for the answer. */
  async unfinished(tx: Transaction, ownerId: string): Promise<number> {
    await tx.query('select from account where id = $1 for update', [ownerId])
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::int as n from print_job where owner_id = $1 and status in ('WAITING', 'RUNNING') and expires_at > now()`,
      [ownerId],
    )
    return row?.n ?? 0
  }

  /** Newest first; what has expired is not there any more. */
  ofOwner(ownerId: string): Promise<PrintJobRow[]> {
    return this.db.query<PrintJobRow & object>(
      `select ${columns} from print_job where owner_id = $1 and expires_at > now() order by id desc limit ${mostListed}`,
      [ownerId],
    )
  }

  async byId(q: Queryable, id: string): Promise<PrintJobRow | undefined> {
    const [row] = await q.query<PrintJobRow & object>(`select ${columns} from print_job where id = $1 and expires_at > now()`, [
      id,
    ])
    return row
  }

  async applicationIds(id: string): Promise<string[]> {
    const [row] = await this.db.query<{ ids: string[] }>('select application_ids as ids from print_job where id = $1', [id])
    return row?.ids ?? []
  }

  async content(id: string): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ content: Buffer }>('select content from print_result where job_id = $1', [id])
    return row?.content
  }

  async progress(id: string, done: number): Promise<void> {
    await this.db.query(`update print_job set status = 'RUNNING', done = $2 where id = $1 and status in ('WAITING', 'RUNNING')`, [
      id,
      done,
    ])
  }

  /** A job that was taken up twice, after a crash, ends once. */
  async finish(tx: Transaction, id: string, { name, mimeType, bytes }: Printed): Promise<void> {
    const ended = await tx.query(
      `update print_job set status = 'DONE', done = cardinality(application_ids), file_name = $2, mime_type = $3, bytes = $4,
         finished_at = now() where id = $1 and status in ('WAITING', 'RUNNING') returning id`,
      [id, name, mimeType, bytes.length],
    )
    if (ended.length > 0) await tx.query('insert into print_result (job_id, content) values ($1, $2)', [id, Buffer.from(bytes)])
  }

  async fail(id: string, code: string): Promise<void> {
    await this.db.query(
      `update print_job set status = 'FAILED', failure = $2, finished_at = now() where id = $1 and status in ('WAITING', 'RUNNING')`,
      [id, code],
    )
  }

  /** Removes what has expired, bytes included. @returns how many */
  async sweep(): Promise<number> {
    return (await this.db.query('delete from print_job where expires_at <= now() returning id')).length
  }
}
