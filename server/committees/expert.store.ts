import type { Database, Queryable, Transaction } from '../database/database.js'
import { boundedCount, toPage, type Page, type Place } from '../database/page.js'
import { isUuid } from '../reference/uuid.js'

/** Somebody in the pool of a committee. */
export interface ExpertRow {
  id: string
  committeeId: string
  accountId: string
  loginName: string
  personName: string
  unitName: string
  specialty: string
  addedAt: Date
  /** In a meeting of this committee that is not over. */
  sits: boolean
}

export interface AvoidanceRow {
  id: string
  expertAccountId: string
  personName: string
  unitName: string
  relation: string
  namedBy: string
  namedByName: string
  namedAt: Date
}

const columns = `e.id, e.committee_id as "committeeId", e.account_id as "accountId", a.login_name as "loginName",
  a.person_name as "personName", u.name as "unitName", e.specialty, e.added_at as "addedAt",
  exists (select from meeting_member s join meeting m on m.id = s.meeting_id where s.account_id = e.account_id
    and s.replaced_at is null and m.committee_id = e.committee_id and m.stage in ('SUMMONED', 'VOTING', 'COUNTED')) as sits`
const tables = 'expert e join account a on a.id = e.account_id join unit u on u.id = a.unit_id'

/** In the order in which they were added. */
export async function expertsOf(db: Database, committeeId: string, { limit, after }: Place): Promise<Page<ExpertRow>> {
  const [rows, [counted]] = await Promise.all([
    db.query<ExpertRow & object>(
      `select ${columns} from ${tables} where e.committee_id = $1 and e.removed_at is null and ($2::uuid is null or e.id > $2::uuid)
       order by e.id limit $3`,
      [committeeId, after?.[0] ?? null, limit + 1],
    ),
    db.query<{ count: number }>(boundedCount('expert where committee_id = $1 and removed_at is null'), [committeeId]),
  ])
  return toPage('experts', rows, limit, counted?.count ?? 0, (row) => [row.id])
}

/** In whatever pools this login is. */
export const expertiseOf = (q: Queryable, accountId: string): Promise<ExpertRow[]> =>
  q.query<ExpertRow & object>(`select ${columns} from ${tables} where e.account_id = $1 and e.removed_at is null order by e.id`, [
    accountId,
  ])

/** One that is in a pool, locked until the transaction ends. */
export async function lockExpert(tx: Transaction, id: string): Promise<ExpertRow | undefined> {
  if (!isUuid(id)) return undefined
  const [row] = await tx.query<ExpertRow & object>(
    `select ${columns} from ${tables} where e.id = $1 and e.removed_at is null for update of e`,
    [id],
  )
  return row
}

export interface CandidateRow {
  accountId: string
  personName: string
  unitName: string
}

/** Whoever has exactly this login name. */
export async function personByLogin(q: Queryable, loginName: string): Promise<CandidateRow | undefined> {
  const [row] = await q.query<CandidateRow & object>(
    `select a.id as "accountId", a.person_name as "personName", u.name as "unitName" from account a join unit u on u.id = a.unit_id
     where lower(a.login_name) = lower($1) and a.revoked_at is null`,
    [loginName.trim()],
  )
  return row
}

/** The person is in the pool already, with this login or with another. */
export async function isInPool(tx: Transaction, committeeId: string, accountId: string): Promise<boolean> {
  const rows = await tx.query(
    `select from expert e join account a on a.id = e.account_id, account new
     where e.committee_id = $1 and e.removed_at is null and new.id = $2 and (a.id = new.id or a.id_hash = new.id_hash) limit 1`,
    [committeeId, accountId],
  )
  return rows.length > 0
}

export async function insertExpert(
  tx: Transaction,
  expert: { committeeId: string; accountId: string; specialty: string },
  by: string,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    'insert into expert (committee_id, account_id, specialty, added_by) values ($1, $2, $3, $4) returning id',
    [expert.committeeId, expert.accountId, expert.specialty, by],
  )
  if (!row) throw new Error('the expert was not written')
  return row.id
}

export async function removeExpert(tx: Transaction, id: string, by: string): Promise<void> {
  await tx.query('update expert set removed_at = now(), removed_by = $2 where id = $1', [id, by])
}

/** Of many logins, oldest first. */
export const avoidancesOf = (q: Queryable, accountIds: readonly string[]): Promise<AvoidanceRow[]> =>
  q.query<AvoidanceRow & object>(
    `select v.id, v.expert_account_id as "expertAccountId", p.person_name as "personName", u.name as "unitName", v.relation,
       v.named_by as "namedBy", n.person_name as "namedByName", v.named_at as "namedAt"
     from avoidance v join account p on p.id = v.person_account_id join unit u on u.id = p.unit_id join account n on n.id = v.named_by
     where v.expert_account_id = any ($1) and v.withdrawn_at is null order by v.id`,
    [accountIds],
  )

/** @throws the unique violation `avoidance_open_idx` when it has been named */
export async function insertAvoidance(
  tx: Transaction,
  named: { expertAccountId: string; personAccountId: string; relation: string },
  by: string,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    'insert into avoidance (expert_account_id, person_account_id, relation, named_by) values ($1, $2, $3, $4) returning id',
    [named.expertAccountId, named.personAccountId, named.relation, by],
  )
  if (!row) throw new Error('the avoidance was not written')
  return row.id
}

/** @returns false when there is none of this expert that stands */
export async function withdrawAvoidance(tx: Transaction, id: string, expertAccountId: string, by: string): Promise<boolean> {
  if (!isUuid(id)) return false
  const rows = await tx.query(
    `update avoidance set withdrawn_at = now(), withdrawn_by = $3 where id = $1 and expert_account_id = $2 and withdrawn_at is null
     returning id`,
    [id, expertAccountId, by],
  )
  return rows.length > 0
}
