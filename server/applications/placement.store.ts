import type { Queryable, Transaction } from '../database/database.js'
import { isUuid } from '../reference/uuid.js'
import type { PlacedUnit } from '../workflow/unit-placement.js'
import { columns, type ApplicationRow } from './application.store.js'

/** What is open at a unit: held by it, with its applicants, or filed through it and now elsewhere; and who sends to it. */
export interface OpenThere {
  held: number
  withApplicants: number
  elsewhere: number
  /** Units that have chosen it as receiver. */
  senders: number
  /** Units under it that are not closed. */
  openBelow: number
  people: number
}

const placedSql = `select u.id, u.kind, u.origin, u.level, u.division_code as "divisionCode", u.parent_id as "parentId",
  above.kind as "parentKind", u.receives, u.status = 'APPROVED' as approved, u.status, u.manages_vertically as "managesVertically",
  (path_ids(u.path))[:nlevel(u.path) - 1] as "ancestorIds"
  from unit u left join unit above on above.id = u.parent_id where u.id = $1`

const openSql = `select
  (select count(*)::int from application where holder_unit_id = $1 and status in ('WITH_UNIT', 'WITH_COMMITTEE')) as held,
  (select count(*)::int from application where unit_id = $1 and status in ('DRAFT', 'RETURNED')) as "withApplicants",
  (select count(*)::int from application where unit_id = $1 and status in ('WITH_UNIT', 'WITH_COMMITTEE')
     and holder_unit_id <> $1) as elsewhere,
  (select count(*)::int from receiving_link where receiver_id = $1) as senders,
  (select count(*)::int from unit where path <@ (select path from unit where id = $1) and id <> $1 and status <> 'CLOSED') as "openBelow",
  (select count(*)::int from account where unit_id = $1 and revoked_at is null) as people`

/** The place of units in the tree, and what hangs on it. */
export const placements = {
  async unit(q: Queryable, id: string): Promise<PlacedUnit | undefined> {
    if (!isUuid(id)) return undefined
    const [row] = await q.query<PlacedUnit & object>(placedSql, [id])
    return row
  },

  async open(q: Queryable, unitId: string): Promise<OpenThere> {
    const [row] = await q.query<OpenThere & object>(openSql, [unitId])
    if (!row) throw new Error('the open applications were not counted')
    return row
  },

  /** One change of the tree at a time: first the tree, then its rows, so that two never wait for each other. */
  lockTree: (tx: Transaction) => tx.query(`select pg_advisory_xact_lock(hashtext('unit tree'))`),

  /** Leaves the references to the unit free: whoever passes something on from it goes on, whoever sends to it waits. */
  lockUnits: (tx: Transaction, ids: readonly string[]) =>
    tx.query('select id from unit where id = any($1) order by id for no key update', [ids]),

  move: (tx: Transaction, id: string, superiorId: string) =>
    tx.query('update unit set parent_id = $2, revision = revision + 1 where id = $1', [id, superiorId]),

  /** The unit and all of its kind under it come to stand where the superior is. */
  takePlace: (tx: Transaction, id: string, superiorId: string) =>
    tx.query(
      `update unit set level = above.level, division_code = above.division_code from unit above
       where above.id = $2 and unit.path <@ (select path from unit where id = $1)
         and (unit.level, unit.division_code) is distinct from (above.level, above.division_code)`,
      [id, superiorId],
    ),

  close: (tx: Transaction, id: string, reason: string) =>
    tx.query(
      `update unit set status = 'CLOSED', status_at = now(), status_reason = $2, change = null, revision = revision + 1 where id = $1`,
      [id, reason],
    ),

  held: (tx: Transaction, unitId: string): Promise<ApplicationRow[]> =>
    tx.query<ApplicationRow & object>(
      `select ${columns} from application where holder_unit_id = $1 and status in ('WITH_UNIT', 'WITH_COMMITTEE') order by id for update`,
      [unitId],
    ),

  /** Nothing is sent back to where nobody works. */
  forgetSender: (tx: Transaction, unitId: string) =>
    tx.query(
      `update application set came_from_unit_id = null
       where trail_unit_ids @> array[$1::uuid] and came_from_unit_id = $1 and status in ('WITH_UNIT', 'WITH_COMMITTEE')`,
      [unitId],
    ),
}
