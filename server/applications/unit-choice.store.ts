import { among } from '../database/among.js'
import type { Database } from '../database/database.js'
import type { OfficeRow } from '../units/unit-directory.store.js'

/** How many suggestions a person reads. */
const fewRows = 20

const choice = `u.id as "unitId", u.name, u.division_code as "divisionCode",
  null::text as "contactName", null::text as "contactPhone", null::text as address`
// A unit that never was approved has neither filed nor held anything.
const known = `u.status in ('APPROVED', 'CLOSED')`

/** Units by which applications are looked for; names only. */
export class UnitChoiceStore {
  constructor(private readonly db: Database) {}

  /** By a part of the name, the shortest names first. */
  named(part: string): Promise<OfficeRow[]> {
    return this.db.query<OfficeRow & object>(
      {
        name: 'unit-choices',
        text: `select ${choice} from unit u
               where search_grams(lower(u.name)) @> wanted_grams($1) and position(lower($1) in lower(u.name)) > 0 and ${known}
               order by length(u.name), u.name limit ${fewRows}`,
      },
      [part],
    )
  }

  byIds(ids: readonly string[]): Promise<OfficeRow[]> {
    return this.db.query<OfficeRow & object>(
      { name: 'unit-choices-by-id', text: `select ${choice} from unit u where u.id = ${among('$1')} and ${known}` },
      [ids],
    )
  }
}
