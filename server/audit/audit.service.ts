import type { Queryable, Transaction } from '../database/database.js'
import { firstHash, linkHash } from './chain.js'

export interface AuditAct {
  /** `application:<id>`, `unit:<id>` or `account:<id>`: each has a chain of its own. */
  subject: string
  actorId: string | null
  action: string
  /** Ids, codes and hashes; never content and never personal data. */
  detail?: Record<string, unknown>
}

/** One entry as it was chained. */
export interface TrailEntry {
  seq: number
  actorId: string | null
  action: string
  detail: Record<string, unknown>
  at: Date
  previousHash: string
  hash: string
}

/** Who did what to what, written in the transaction that does it. */
export class AuditService {
  /** Appends to the subject's chain; two writers of one subject wait for each other, so the chain never forks. */
  async record(tx: Transaction, { subject, actorId, action, detail = {} }: AuditAct): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [subject])
    const [last] = await tx.query<{ seq: number; hash: string }>(
      'select seq, hash from audit_entry where subject = $1 order by seq desc limit 1',
      [subject],
    )
    const at = new Date().toISOString()
    const previousHash = last?.hash ?? firstHash
    const seq = (last?.seq ?? 0) + 1
    const hash = linkHash({ subject, seq, actorId, action, detail, at, previousHash })
    await tx.query(
      `insert into audit_entry (subject, seq, actor_id, action, detail, at, previous_hash, hash)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)`,
      [subject, seq, actorId, action, JSON.stringify(detail), at, previousHash, hash],
    )
  }

  /** Begins the chains of many subjects that this very transaction makes, so that nobody else can have written to them. */
  async recordFirst(tx: Transaction, acts: readonly AuditAct[]): Promise<void> {
    const at = new Date().toISOString()
    const entries = acts.map(({ subject, actorId, action, detail = {} }) => {
      const link = { subject, seq: 1, actorId, action, detail, at, previousHash: firstHash }
      return { ...link, hash: linkHash(link) }
    })
    await tx.query(
      `insert into audit_entry (subject, seq, actor_id, action, detail, at, previous_hash, hash)
       select subject, seq, "actorId", action, detail, at, "previousHash", hash
       from jsonb_to_recordset($1::jsonb) as e(subject text, seq int, "actorId" uuid, action text, detail jsonb,
         at timestamptz, "previousHash" text, hash text)`,
      [JSON.stringify(entries)],
    )
  }

  /** The subject's whole chain, oldest first. Source: B12. */
  trail(db: Queryable, subject: string): Promise<TrailEntry[]> {
    return db.query<TrailEntry>(
      `select seq, actor_id as "actorId", action, detail, at, previous_hash as "previousHash", hash
       from audit_entry where subject = $1 order by seq`,
      [subject],
    )
  }
}
