import type { Queryable, Transaction } from '../database/database.js'
import { isUuid } from '../reference/uuid.js'
import type { CreatedOrigin, Founder } from '../workflow/subordinates.js'
import type { UnitLevel } from '../workflow/unit-facts.js'
import { unitColumns, type UnitRow } from './unit.store.js'

/** A unit as its superior makes it. */
export interface NewSubordinate {
  id: string
  parentId: string
  origin: CreatedOrigin
  name: string
  level: UnitLevel
  divisionCode: string
  nature: string | null
  uscc: string | null
  orgCode: string | null
  contactName: string | null
  contactPhone: string | null
}

const founderColumns = `u.id, u.name, u.kind, u.origin, u.level, u.division_code as "divisionCode", u.receives,
  u.status = 'APPROVED' as approved, u.manages_vertically as "managesVertically"`

export type FounderRow = Founder & { name: string }

/** The writes of a superior who makes units, and the reads they need; whoever calls holds the transaction. */
export const subordinates = {
  /** Each unit with those above it up to `topId`, the unit first; those that do not stand under it are left out. */
  async chains(q: Queryable, unitIds: readonly string[], topId: string): Promise<Map<string, FounderRow[]>> {
    const rows = await q.query<FounderRow & { unitId: string }>(
      `select below.id as "unitId", ${founderColumns} from unit below join unit u on u.id = any (path_ids(below.path))
       where below.id = any($1) and u.path <@ (select path from unit where id = $2) order by nlevel(u.path) desc`,
      [unitIds.filter(isUuid), topId],
    )
    return Map.groupBy(rows, ({ unitId }) => unitId)
  },

  /** Keeps the unit where and what it is until the transaction ends. */
  hold: (tx: Transaction, unitId: string) =>
    tx.query('select from unit where id = $1 for no key update', [isUuid(unitId) ? unitId : null]),

  /** All units of one house, by channel, for an import that names the parents. */
  house: (q: Queryable, topId: string, origin: CreatedOrigin) =>
    q.query<{ id: string; name: string; level: UnitLevel; divisionCode: string }>(
      `select u.id, u.name, u.level, u.division_code as "divisionCode" from unit u
       where u.path <@ (select path from unit where id = $1) and (u.id = $1 or u.origin = $2 and u.status = 'APPROVED')`,
      [topId, origin],
    ),

  /** Ids in the order of time, so that lists keep the order of the import. */
  async newIds(q: Queryable, count: number): Promise<string[]> {
    const rows = await q.query<{ id: string }>('select uuidv7() as id from generate_series(1, $1)', [count])
    return rows.map(({ id }) => id)
  },

  /** Which of these would stand in the way of the database's own rules. */
  async taken(q: Queryable, units: readonly Pick<NewSubordinate, 'parentId' | 'name' | 'uscc' | 'orgCode'>[]) {
    return q.query<{ parentId: string | null; name: string; uscc: string | null; orgCode: string | null }>(
      `select parent_id as "parentId", name, uscc, org_code as "orgCode" from unit
       where status <> 'CLOSED' and (uscc = any($1) or org_code = any($2)
         or origin <> 'SELF_REGISTERED' and (parent_id, name) in (select * from unnest($3::uuid[], $4::text[])))`,
      [
        units.flatMap(({ uscc }) => uscc ?? []),
        units.flatMap(({ orgCode }) => orgCode ?? []),
        units.map(({ parentId }) => parentId),
        units.map(({ name }) => name),
      ],
    )
  },

  /** Approved at once: the superior that makes it is the one that would review it. The parents must exist by now. */
  async insert(tx: Transaction, units: readonly NewSubordinate[]): Promise<void> {
    await tx.query(
      `insert into unit (id, parent_id, reviewer_unit_id, origin, name, level, division_code, nature, uscc, org_code,
         contact_name, contact_phone, kind, status, status_at)
       select n.id, n."parentId", n."parentId", n.origin, n.name, n.level, n."divisionCode", n.nature, n.uscc, n."orgCode",
         n."contactName", n."contactPhone", 'ORDINARY', 'APPROVED', now()
       from jsonb_to_recordset($1::jsonb) as n(id uuid, "parentId" uuid, origin text, name text, level text, "divisionCode" text,
         nature text, uscc text, "orgCode" text, "contactName" text, "contactPhone" text)`,
      [JSON.stringify(units)],
    )
    await tx.query('update unit set receives = true where id = any($1) and not receives', [
      [...new Set(units.map(({ parentId }) => parentId))],
    ])
  },

  async rows(q: Queryable, ids: readonly string[]): Promise<UnitRow[]> {
    return q.query<UnitRow & object>(`select ${unitColumns} from unit u where u.id = any($1) order by u.id`, [ids])
  },
}
