import type { IdNumbers } from '../accounts/id-number.js'
import type { Database } from '../database/database.js'
import { readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import { columns, type ApplicationRow } from '../applications/application.store.js'
import { filterSql, type ApplicationFilter } from '../applications/application-filter.js'

export interface ClassCountRow {
  seriesCode: string
  levelCode: string
  count: number
}

// The latest time a unit sent each application on; what is back on its desk is not sent.
const sending = `action in ('reportUp', 'returnToApplicant', 'sendBack')`
const sendings = `transfer t join application on application.id = t.application_id
  where t.from_unit_id = $1 and t.${sending} and application.holder_unit_id is distinct from $1
    and not exists (select from transfer later where later.application_id = t.application_id
      and later.from_unit_id = $1 and later.${sending} and later.seq > t.seq)`
const waiting = `holder_unit_id = $1 and status in ('WITH_UNIT', 'WITH_COMMITTEE')`

/** What waits at a unit, and what a unit has sent on. */
export class InboxStore {
  constructor(
    private readonly db: Database,
    private readonly idNumbers: IdNumbers,
  ) {}

  /** Longest waiting first. Source: S33. */
  async inbox(unitId: string, filter: ApplicationFilter, args: PageArgs): Promise<Page<ApplicationRow>> {
    const { limit, after } = readPage('inbox', args, 2)
    const where = filterSql(filter, 4, this.idNumbers)
    const rows = await this.db.query<ApplicationRow>(
      `select ${columns} from application where ${waiting}
         and ($2::timestamptz is null or (holder_since, id) > ($2::timestamptz, $3::uuid)) ${where.sql}
       order by holder_since, id limit ${limit + 1}`,
      [unitId, after?.[0] ?? null, after?.[1] ?? null, ...where.params],
    )
    const counted = filterSql(filter, 2, this.idNumbers)
    const [total] = await this.db.query<{ count: number }>(
      `select count(*)::int as count from application where ${waiting} ${counted.sql}`,
      [unitId, ...counted.params],
    )
    return toPage('inbox', rows, limit, total?.count ?? 0, (row) => [row.holderSince.toISOString(), row.id])
  }

  /** How many wait, by series and level. Source: S24. */
  classes(unitId: string): Promise<ClassCountRow[]> {
    return this.db.read(
      {
        name: 'inbox-classes',
        text: `select series_code as "seriesCode", level_code as "levelCode", count(*)::int as count
               from application where ${waiting} group by series_code, level_code order by series_code, level_code`,
      },
      [unitId],
    )
  }

  /** Each application the unit has sent on, by its latest sending, newest first. */
  async sent(unitId: string, filter: ApplicationFilter, args: PageArgs): Promise<Page<ApplicationRow>> {
    const { limit, after } = readPage('sent', args, 2)
    const where = filterSql(filter, 4, this.idNumbers)
    const rows = await this.db.query<ApplicationRow & { sentAt: Date; sentId: string }>(
      `select ${columns}, t.at as "sentAt", t.id as "sentId" from ${sendings}
         and ($2::timestamptz is null or (t.at, t.id) < ($2::timestamptz, $3::uuid)) ${where.sql}
       order by t.at desc, t.id desc limit ${limit + 1}`,
      [unitId, after?.[0] ?? null, after?.[1] ?? null, ...where.params],
    )
    const counted = filterSql(filter, 2, this.idNumbers)
    const [total] = await this.db.query<{ count: number }>(`select count(*)::int as count from ${sendings} ${counted.sql}`, [
      unitId,
      ...counted.params,
    ])
    return toPage('sent', rows, limit, total?.count ?? 0, (row) => [row.sentAt.toISOString(), row.sentId])
  }
}
