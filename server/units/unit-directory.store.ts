import type { Database } from '../database/database.js'
import type { ReceiverQuery } from '../workflow/routing.js'
import { unitColumns, type UnitRow } from './unit.store.js'

/** What everybody may know of an office: whom to ask and where. */
export interface OfficeRow {
  unitId: string
  name: string
  divisionCode: string
  contactName: string | null
  contactPhone: string | null
  address: string | null
}

const officeColumns = `u.id as "unitId", u.name, u.division_code as "divisionCode", u.contact_name as "contactName",
  u.contact_phone as "contactPhone", u.address`

/** How many rows a list of suggestions has at most. */
const fewRows = 20

const literal = (name: string) => name.replace(/[\\%_]/g, '\\$&')
export const contains = (name: string | null | undefined) => (name?.trim() ? `%${literal(name.trim())}%` : null)

/** The public directory: no login needed, so nothing but contacts of offices. */
export class UnitDirectoryStore {
  constructor(private readonly db: Database) {}

  /** The bureaus of the prefectures. Source: S31. */
  offices(): Promise<OfficeRow[]> {
    return this.db.lagging.query<OfficeRow & object>({
      name: 'offices',
      text: `select ${officeColumns} from unit u where u.kind = 'PREFECTURE_BUREAU' order by u.division_code`,
    })
  }

  /** Those who create their units themselves. Source: S5. */
  verticalSuperiors(): Promise<OfficeRow[]> {
    return this.db.lagging.query<OfficeRow & object>({
      name: 'vertical-superiors',
      text: `select ${officeColumns} from unit u where u.manages_vertically and u.status = 'APPROVED' order by u.name`,
    })
  }

  /** Those who receive from a unit of a level and division. Source: S7, S18-S21. */
  receivers(query: ReceiverQuery, name: string | null): Promise<UnitRow[]> {
    return this.db.query<UnitRow & object>(
      {
        name: 'receivers',
        text: `select ${unitColumns} from unit u
               left join unit above on above.id = u.parent_id
               where u.receives and u.status = 'APPROVED' and u.kind = $1
                 and (u.level = $2 and not u.manages_vertically and coalesce(above.kind = 'REGION_OFFICE', true) or u.division_code = $3)
                 and ($4::text is null or u.name ilike $4)
               order by u.name limit 100`,
      },
      [query.kind, 'level' in query ? query.level : null, 'level' in query ? null : query.divisionCode, contains(name)],
    )
  }

  /** Approved units by a part of their name; whom to ask there is nobody else's business. Source: S3. */
  joinable(name: string): Promise<OfficeRow[]> {
    return this.db.query<OfficeRow & object>(
      {
        name: 'joinable-units',
        text: `select u.id as "unitId", u.name, u.division_code as "divisionCode",
                 null::text as "contactName", null::text as "contactPhone", null::text as address
               from unit u where u.status = 'APPROVED' and u.kind <> 'COMMITTEE_OFFICE' and u.name ilike $1
               order by length(u.name), u.name limit ${fewRows}`,
      },
      [contains(name)],
    )
  }
}
