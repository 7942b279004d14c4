import type { Queryable, Transaction } from '../database/database.js'
import { chained, type ChainEnd } from './chain.js'

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

const turn = { name: 'audit-turn', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' }
const end = { name: 'audit-end', text: 'select seq, hash from audit_entry where subject = $1 order by seq desc limit 1' }
const append = {
  name: 'audit-append',
  text: `insert into audit_entry (subject, seq, actor_id, action, detail, at, previous_hash, hash)
         values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)`,
}

/** Who did what to what, written in the transaction that does it. */
export class AuditService {
  /** Appends to the subject's chain; two writers of one subject wait for each other, so the chain never forks. */
  async record(tx: Transaction, { subject, actorId, action, detail = {} }: AuditAct): Promise<void> {
    await tx.query(turn, [subject])
    const [last] = await tx.query<ChainEnd & object>(end, [subject])
    const { seq, at, previousHash, hash } = chained(last, { subject, actorId, action, detail })
    await tx.query(append, [subject, seq, actorId, action, JSON.stringify(detail), at, previousHash, hash])
  }

  /** Begins the chains of many subjects that this very transaction makes, so that nobody else can have written to them. */
  async recordFirst(tx: Transaction, acts: readonly AuditAct[]): Promise<void> {
    const entries = acts.map(({ subject, actorId, action, detail = {} }) => chained(null, { subject, actorId, action, detail }))
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
