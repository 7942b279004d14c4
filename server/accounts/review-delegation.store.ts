import type { Queryable, Transaction } from '../database/database.js'

export interface ReviewDelegationRow {
  id: string
  unitId: string
  absentId: string
  delegateId: string
  /** YYYY-MM-DD in Asia/Shanghai. */
  from: string
  until: string
  reason: string | null
  namedByName: string
  createdAt: Date
  endedAt: Date | null
  endedByName: string | null
}

const columns = `d.id, d.unit_id as "unitId", d.absent_id as "absentId", d.delegate_id as "delegateId", d.from_day as "from",
  d.until_day as "until", d.reason, d.named_by_name as "namedByName", d.created_at as "createdAt", d.ended_at as "endedAt",
  d.ended_by_name as "endedByName"`

interface Namer {
  accountId: string
  personName: string
  unitId: string
}

export const reviewDelegations = {
  /** The latest of a unit, newest first. */
  ofUnit: (q: Queryable, unitId: string): Promise<ReviewDelegationRow[]> =>
    q.query(`select ${columns} from review_delegation d where d.unit_id = $1 order by d.id desc limit 100`, [unitId]),

  async add(
    tx: Transaction,
    given: Pick<ReviewDelegationRow, 'absentId' | 'delegateId' | 'from' | 'until' | 'reason'>,
    by: Namer,
  ): Promise<ReviewDelegationRow> {
    const [row] = await tx.query<ReviewDelegationRow & object>(
      `insert into review_delegation as d (unit_id, absent_id, delegate_id, from_day, until_day, reason, named_by_id, named_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
      [by.unitId, given.absentId, given.delegateId, given.from, given.until, given.reason, by.accountId, by.personName],
    )
    if (!row) throw new Error('the delegation was not written')
    return row
  },

  async lock(tx: Transaction, id: string, unitId: string): Promise<ReviewDelegationRow | undefined> {
    const [row] = await tx.query<ReviewDelegationRow & object>(
      `select ${columns} from review_delegation d where d.id = $1 and d.unit_id = $2 for update`,
      [id, unitId],
    )
    return row
  },

  async end(tx: Transaction, id: string, by: Namer): Promise<ReviewDelegationRow> {
    const [row] = await tx.query<ReviewDelegationRow & object>(
      `update review_delegation as d set ended_at = now(), ended_by_id = $2, ended_by_name = $3 where d.id = $1 returning ${columns}`,
      [id, by.accountId, by.personName],
    )
    if (!row) throw new Error('the delegation is gone')
    return row
  },
}
