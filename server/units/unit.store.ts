import { among } from '../database/among.js'
import type { Database, Queryable } from '../database/database.js'
import { isUuid } from '../reference/uuid.js'
import type { UnitFacts, UnitKind, UnitLevel, UnitOrigin, UnitStatus } from '../workflow/unit-facts.js'

/** What of an approved unit may not change without another review. Source: S28. */
export interface ReviewedFacts {
  name: string
  uscc: string | null
  orgCode: string | null
  level: UnitLevel
  divisionCode: string
}

/** A change of the approved facts on its way through review. */
export interface UnitChange {
  facts: ReviewedFacts
  status: UnitStatus
  reason: string | null
  /** ISO 8601, UTC. */
  submittedAt: string | null
}

export interface UnitRow extends ReviewedFacts {
  id: string
  kind: UnitKind
  origin: UnitOrigin
  parentId: string | null
  /** The units above and itself, ids without hyphens joined by dots. */
  path: string
  receives: boolean
  managesVertically: boolean
  itemisedReview: boolean
  nature: string | null
  businessRegistered: boolean
  address: string | null
  postcode: string | null
  legalRepresentative: string | null
  contactName: string | null
  contactPhone: string | null
  status: UnitStatus
  statusAt: Date | null
  statusReason: string | null
  reviewerUnitId: string | null
  change: UnitChange | null
  urgedAt: Date | null
  revision: number
  createdAt: Date
}

export type UnitName = Pick<UnitRow, 'id' | 'name'>

/** What most screens show of a unit, with what decides whether its superior may be seen. `parent` when it was read along. */
export type PlacedUnit = UnitName &
  Pick<UnitRow, 'parentId' | 'path' | 'status' | 'change' | 'reviewerUnitId'> & { parent?: UnitName | null }

/** The select list of a `UnitRow` from `unit u`. */
export const unitColumns = `u.id, u.name, u.kind, u.origin, u.level, u.division_code as "divisionCode", u.parent_id as "parentId",
  u.path::text as path, u.receives, u.manages_vertically as "managesVertically", u.itemised_review as "itemisedReview",
  u.uscc, u.org_code as "orgCode", u.nature, u.business_registered as "businessRegistered", u.address, u.postcode,
  u.legal_representative as "legalRepresentative", u.contact_name as "contactName", u.contact_phone as "contactPhone",
  u.status, u.status_at as "statusAt", u.status_reason as "statusReason", u.reviewer_unit_id as "reviewerUnitId",
  u.change, u.urged_at as "urgedAt", u.revision, u.created_at as "createdAt"`

const facts = {
  name: 'unit-facts',
  text: `select u.id, u.kind, u.origin, u.level, u.division_code as "divisionCode", u.parent_id as "parentId",
  above.kind as "parentKind", u.receives, u.manages_vertically as "managesVertically", u.status = 'APPROVED' as approved
  from unit u left join unit above on above.id = u.parent_id where u.id = ${among('$1')}`,
}

/** Units as rows and as the facts the rules ask for. */
export class UnitStore {
  constructor(private readonly db: Database) {}

  byIds(ids: readonly string[]): Promise<UnitRow[]> {
    return this.db.query<UnitRow & object>(
      { name: 'units-by-id', text: `select ${unitColumns} from unit u where u.id = ${among('$1')}` },
      [ids.filter(isUuid)],
    )
  }

  async byId(id: string): Promise<UnitRow | undefined> {
    const [row] = await this.byIds([id])
    return row
  }

  /** Locks the row until the transaction ends; the first lock of every act on a unit. */
  async lock(tx: Queryable, id: string): Promise<UnitRow | undefined> {
    if (!isUuid(id)) return undefined
    const [row] = await tx.query<UnitRow & object>(`select ${unitColumns} from unit u where u.id = $1 for update`, [id])
    return row
  }

  /** What the rules need to know of each unit, by id; unknown ids are left out. */
  async facts(q: Queryable, ids: readonly string[]): Promise<Map<string, UnitFacts>> {
    const rows = await q.query<UnitFacts & object>(facts, [ids.filter(isUuid)])
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** The chosen receivers of a unit, its default first. */
  receiversOf(q: Queryable, unitId: string): Promise<{ receiverId: string; isDefault: boolean }[]> {
    return q.query(
      `select receiver_id as "receiverId", is_default as "isDefault" from receiving_link
       where unit_id = $1 order by is_default desc, created_at, id`,
      [unitId],
    )
  }

  /** The chosen receivers of many units, each unit's default first. */
  receiversOfMany(
    q: Queryable,
    unitIds: readonly string[],
  ): Promise<{ unitId: string; receiverId: string; isDefault: boolean }[]> {
    return q.query(
      {
        name: 'receivers-of-many',
        text: `select unit_id as "unitId", receiver_id as "receiverId", is_default as "isDefault" from receiving_link
               where unit_id = ${among('$1')} order by unit_id, is_default desc, created_at, id`,
      },
      [unitIds],
    )
  }

  /** The bureaus of one kind, by the division each is for. */
  async bureaus(q: Queryable, kind: UnitKind, divisionCodes: readonly string[]): Promise<Map<string, string>> {
    const rows = await q.query<{ id: string; divisionCode: string }>(
      {
        name: 'bureaus',
        text: `select id, division_code as "divisionCode" from unit where kind = $1 and division_code = ${among('$2', 'text')}`,
      },
      [kind, divisionCodes],
    )
    return new Map(rows.map((row) => [row.divisionCode, row.id]))
  }

  /** One receives from the other, or stands directly above it. */
  async areNeighbours(one: string, other: string): Promise<boolean> {
    const [row] = await this.db.query<{ found: boolean }>(
      {
        name: 'units-neighbours',
        text: `select exists (select from receiving_link
                 where (unit_id = $1 and receiver_id = $2) or (unit_id = $2 and receiver_id = $1))
               or exists (select from unit where id = $1 and parent_id = $2) as found`,
      },
      [one, other],
    )
    return row?.found ?? false
  }

  /** A receiving unit at or above this one has switched itemised review on for its subtree. Source: S39. */
  async reviewsItemised(q: Queryable, unitId: string): Promise<boolean> {
    const [row] = await q.query<{ itemised: boolean }>(
      `select exists (select from unit u join unit over on over.id = any (path_ids(u.path))
         where u.id = $1 and over.itemised_review and over.receives) as itemised`,
      [unitId],
    )
    return row?.itemised ?? false
  }
}
