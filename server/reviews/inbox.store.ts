import type { IdNumbers } from '../accounts/id-number.js'
import type { Database } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import type { ApplicationRow } from '../applications/application.store.js'
import { filterSql, type ApplicationFilter } from '../applications/application-filter.js'
import type { Parts } from '../applications/list-parts.js'
import { listed, listStatement, type ListRow } from '../applications/listed.store.js'
import { waitingAtUnit } from './inbox-count.js'

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
const waiting = `application.holder_unit_id = $1 and application.status in ('WITH_UNIT', 'WITH_COMMITTEE')`

const byWaiting = 'application.holder_since, application.id'
// Subqueries hide unit, place and length from the planner, which would otherwise plan anew for each bureau that has much to do.
const inboxOf = (name: string, from: string, parts: Parts) =>
  listStatement(
    name,
    `select * from application where ${waiting.replace('$1', '(select $1::uuid)')} ${from}
       order by ${byWaiting} limit (select $2::int)`,
    byWaiting,
    parts,
    `, (select coalesce(sum(n), 0)::int from ${waitingAtUnit}) as total`,
  )
const inboxFirst = (parts: Parts) => inboxOf('inbox', '', parts)
const inboxNext = (parts: Parts) =>
  inboxOf('inbox-next', `and (${byWaiting}) > ((select $3::timestamptz), (select $4::uuid))`, parts)
const inboxTotal = { name: 'inbox-total', text: `select coalesce(sum(n), 0)::int as total from ${waitingAtUnit}` }

/** Until when a unit may send on what lies there, by all that the windows of a campaign ask. */
export interface Due {
  campaignId: string
  /** Filed through this unit itself. */
  own: boolean
  /** Submitted again after a return. */
  corrected: boolean
  at: Date
}

export interface DueChoice {
  dues: readonly Due[]
  order: 'WAITING' | 'DEADLINE'
  /** Only what is due before then. */
  before: Date | null
}

/** @param first number of the first parameter; $1 is the unit */
function dueSql(due: DueChoice | undefined, first: number): { from: string; narrow: string; params: unknown[] } {
  if (!due) return { from: '', narrow: '', params: [] }
  const { dues, before } = due
  return {
    from: `join unnest($${first}::uuid[], $${first + 1}::bool[], $${first + 2}::bool[], $${first + 3}::timestamptz[])
      due(campaign_id, own, corrected, at) on due.campaign_id = application.campaign_id
      and due.own = (application.unit_id = $1) and due.corrected = (application.version_number > 1)`,
    narrow: `and ($${first + 4}::timestamptz is null or due.at < $${first + 4})`,
    params: [
      dues.map(({ campaignId }) => campaignId),
      dues.map(({ own }) => own),
      dues.map(({ corrected }) => corrected),
      dues.map(({ at }) => at),
      before,
    ],
  }
}

/** What waits at a unit, and what a unit has sent on. */
export class InboxStore {
  constructor(
    private readonly db: Database,
    private readonly idNumbers: IdNumbers,
  ) {}

  /** Longest waiting first, or first due first; those overdue are always due. Source: S33. */
  async inbox(
    unitId: string,
    filter: ApplicationFilter,
    args: PageArgs,
    parts: Parts,
    due?: DueChoice,
  ): Promise<Page<ApplicationRow>> {
    const narrowed = filterSql(filter, 1, this.idNumbers).sql !== ''
    if (!narrowed && !due) return this.whole(unitId, args, parts)
    const byDeadline = due?.order === 'DEADLINE'
    const list = byDeadline ? 'inbox-deadline' : 'inbox'
    const { limit, after } = readPage(list, args, byDeadline ? 3 : 2)
    const { from, narrow, params } = dueSql(due, 2)
    const [order, first] = byDeadline ? ['due.at, ', `$${params.length + 2}::timestamptz, `] : ['', '']
    const shown = byDeadline ? `application.due_at, ${byWaiting}` : byWaiting
    const place = params.length + (byDeadline ? 3 : 2)
    const where = filterSql(filter, place + 2, this.idNumbers)
    const key = after ?? Array<null>(byDeadline ? 3 : 2).fill(null)
    const { text } = listStatement(
      '',
      `select application.*${due ? ', due.at as due_at' : ''} from application ${from} where ${waiting} ${narrow}
         and ($${place}::timestamptz is null
           or (${order}${byWaiting}) > (${first}$${place}::timestamptz, $${place + 1}::uuid)) ${where.sql}
       order by ${order}${byWaiting} limit ${limit + 1}`,
      shown,
      parts,
      due ? ', application.due_at as "dueAt"' : '',
    )
    const rows = await this.db.query<ListRow & { dueAt: Date }>(text, [unitId, ...params, ...key, ...where.params])
    const counted = filterSql(filter, params.length + 2, this.idNumbers)
    const [total] = await this.db.query<{ count: number }>(
      boundedCount(`application ${from} where ${waiting} ${narrow} ${counted.sql}`),
      [unitId, ...params, ...counted.params],
    )
    return toPage(list, listed(rows, parts), limit, total?.count ?? 0, (row) => [
      ...(byDeadline ? [row.dueAt.toISOString()] : []),
      row.holderSince.toISOString(),
      row.id,
    ])
  }

  /** What opens in the morning: nothing narrowed, longest waiting first. */
  private async whole(unitId: string, args: PageArgs, parts: Parts): Promise<Page<ApplicationRow>> {
    const { limit, after } = readPage('inbox', args, 2)
    const values = [unitId, limit + 1, ...(after ?? [])]
    const rows = await this.db.query<ListRow & { total: number }>((after ? inboxNext : inboxFirst)(parts), values)
    // Past its end a list has no row to tell how long it is.
    const [counted] = rows.length === 0 && after ? await this.db.query<{ total: number }>(inboxTotal, [unitId]) : rows
    return toPage('inbox', listed(rows, parts), limit, counted?.total ?? 0, (row) => [row.holderSince.toISOString(), row.id])
  }

  /** How many wait, by series and level. Source: S24. */
  classes(unitId: string): Promise<ClassCountRow[]> {
    return this.db.query(
      {
        name: 'inbox-classes',
        text: `select series_code as "seriesCode", level_code as "levelCode", sum(n)::int as count from ${waitingAtUnit}
               group by series_code, level_code having sum(n) > 0 order by series_code, level_code`,
      },
      [unitId],
    )
  }

  /** Each application the unit has sent on, by its latest sending, newest first. */
  async sent(unitId: string, filter: ApplicationFilter, args: PageArgs, parts: Parts): Promise<Page<ApplicationRow>> {
    const { limit, after } = readPage('sent', args, 2)
    const where = filterSql(filter, 4, this.idNumbers)
    const { text } = listStatement(
      '',
      `select application.*, t.at as sent_at, t.id as sent_id from ${sendings}
         and ($2::timestamptz is null or (t.at, t.id) < ($2::timestamptz, $3::uuid)) ${where.sql}
       order by t.at desc, t.id desc limit ${limit + 1}`,
      'application.sent_at desc, application.sent_id desc',
      parts,
      ', application.sent_at as "sentAt", application.sent_id as "sentId"',
    )
    const rows = await this.db.query<ListRow & { sentAt: Date; sentId: string }>(text, [
      unitId,
      after?.[0] ?? null,
      after?.[1] ?? null,
      ...where.params,
    ])
    const counted = filterSql(filter, 2, this.idNumbers)
    const [total] = await this.db.query<{ count: number }>(boundedCount(`${sendings} ${counted.sql}`), [
      unitId,
      ...counted.params,
    ])
    return toPage('sent', listed(rows, parts), limit, total?.count ?? 0, (row) => [row.sentAt.toISOString(), row.sentId])
  }
}
