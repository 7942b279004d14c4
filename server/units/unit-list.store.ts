import type { Database } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import type { UnitStatus } from '../workflow/unit-facts.js'
import type { Viewer } from '../workflow/who-may.js'
import { contains } from './unit-directory.store.js'
import { unitColumns, type UnitRow } from './unit.store.js'

export interface UnitFilter {
  status?: UnitStatus | null
  /** Only those whose information lies with my unit for review. */
  waitingForMe?: boolean | null
  name?: string | null
}

const waiting = `u.reviewer_unit_id = $1 and (u.status = 'SUBMITTED' or u.change ->> 'status' = 'SUBMITTED')`

/** $1 is the viewer's unit. A draft has been sent to nobody yet. */
const scopes = {
  region: 'u.id <> $1',
  receiver: `u.id in (
    select below.id from unit below where below.path <@ (select path from unit where id = $1) and below.id <> $1
    union select unit_id from receiving_link where receiver_id = $1
    union select u.id from unit u where u.reviewer_unit_id = $1 and (u.status = 'SUBMITTED' or u.change is not null))
    and u.status <> 'DRAFT'`,
  waiting,
}

const filters = `($2::text is null or u.status = $2) and ($3::text is null or u.name ilike $3)`

/** The units under me or sent to me, newest registration first. */
export class UnitListStore {
  constructor(private readonly db: Database) {}

  async page(filter: UnitFilter, args: PageArgs, viewer: Viewer): Promise<Page<UnitRow>> {
    const { limit, after } = readPage('units', args, 2)
    const scope = filter.waitingForMe ? 'waiting' : viewer.unitKind === 'REGION_OFFICE' ? 'region' : 'receiver'
    const where = `${scopes[scope]} and ${filters}`
    const params = [viewer.unitId, filter.status ?? null, contains(filter.name)]
    const [rows, [counted]] = await Promise.all([
      this.db.query<UnitRow & object>(
        {
          name: `units-${scope}`,
          text: `select ${unitColumns} from unit u where ${where}
                 and ($4::timestamptz is null or (u.created_at, u.id) < ($4, $5::uuid)) order by u.created_at desc, u.id desc limit $6`,
        },
        [...params, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      ),
      this.db.query<{ count: number }>({ name: `units-${scope}-count`, text: boundedCount(`unit u where ${where}`) }, params),
    ])
    return toPage('units', rows, limit, counted?.count ?? 0, (row) => [row.createdAt.toISOString(), row.id])
  }
}
