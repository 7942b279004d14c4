import type { InboxChoice } from '../../../server/reviews/inbox.service.js'
import { Desk, refused, school } from './desk.js'

let desk: Desk
const ids: string[] = []
const rows = (sql: string, params: unknown[] = []) => desk.county.db.query<Record<string, unknown>>(sql, params)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  for (const key of ['guli', 'aman']) {
    const viewer = await desk.viewer(key)
    const application = await desk.county.begun(key)
    await desk.county.fill(application, viewer)
    ids.push((await desk.county.submit(application, viewer)).id)
  }
})
afterAll(() => desk.close())

describe('B5 the deadline of what waits', () => {
  const inbox = async (choice: InboxChoice, after?: string) =>
    desk.services.inbox.inbox({}, { first: 1, after }, await desk.viewer('head'), choice)
  const listed = async (choice: InboxChoice) => {
    const found: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = await inbox(choice, after)
      expect(page.totalCount - found.length).toBeGreaterThanOrEqual(page.edges.length)
      found.push(...page.edges.map(({ node }) => node.id))
      ;[after, more] = [page.pageInfo.endCursor ?? undefined, page.pageInfo.hasNextPage]
    }
    return found
  }
  const windowCloses = async (days: number) => {
    await rows(
      `insert into campaign_window (campaign_id, stage, opens_at, closes_at)
       select campaign_id, 'FILING_UNIT', $2, $3 from application where id = $1
       on conflict (campaign_id, stage) do update set closes_at = excluded.closes_at`,
      [ids[0], inDays(-30), inDays(days)],
    )
    await desk.services.reference.refresh()
  }

  test('the list is ordered by it, page by page, and narrowed to what is due or overdue', async () => {
    // 古丽's was returned once and came back, so that the widest window holds for it; it has waited longer.
    const [guli, aman] = ids as [string, string]
    await desk.judge(guli, 'head', { summary: 'NO' })
    await desk.move('returnToApplicant', guli, 'head')
    await desk.move('submitApplication', guli, 'guli')
    await rows(`update application set holder_since = now() - interval '9 days' where id = $1`, [guli])
    await windowCloses(2)
    expect(await listed({})).toEqual([guli, aman])
    expect(await listed({ order: 'DEADLINE' })).toEqual([aman, guli])
    expect(await listed({ dueWithin: 3 })).toEqual([aman])
    expect(await listed({ dueWithin: 0, order: 'DEADLINE' })).toEqual([])
    await windowCloses(-1)
    expect(await listed({ dueWithin: 0 })).toEqual([aman])
  })

  test('a cursor of one order is refused by the other, and days are days', async () => {
    const cursor = (await inbox({ order: 'DEADLINE' })).pageInfo.endCursor ?? ''
    expect((await refused(inbox({}, cursor))).code).toBe('BAD_CURSOR')
    for (const dueWithin of [-1, 367, 1.5])
      expect((await refused(inbox({ dueWithin }))).hint.fields).toEqual([{ field: 'dueWithin', code: 'OUT_OF_RANGE' }])
  })
})

describe('B9 whoever lets applications wait is reminded, in working days', () => {
  const remind = (at: string) => desk.services.reviewReminders.remind(new Date(`${at}T01:00:00Z`))
  const told = async () =>
    (await rows(`select params from notification where kind = 'APPLICATIONS_WAITING' order by id`)).map(({ params }) => params)

  beforeAll(async () => {
    await rows(`update campaign set review_opens_at = '2026-01-01', review_closes_at = '2028-01-01'`)
    await desk.services.reference.refresh()
    await rows(`update application set holder_since = '2026-11-13T15:00:00Z' where id = $1`, [ids[0]])
    await rows(`update application set holder_since = '2026-11-18T01:00:00Z' where id = $1`, [ids[1]])
  })

  test('once, by one node, only for what waits too long, and not on a day off', async () => {
    expect(await remind('2026-11-19')).toBe(0)
    expect(await remind('2026-11-22')).toBe(0)
    const both = await Promise.all([remind('2026-11-24'), remind('2026-11-24')])
    expect(both.toSorted()).toEqual([0, 1])
    expect(await told()).toEqual([{ waiting: 1, days: 5, since: '2026-11-13' }])
    const [notified] = await rows(
      `select u.name from notification n join unit u on u.id = n.unit_id where n.kind = 'APPLICATIONS_WAITING'`,
    )
    expect(notified).toEqual({ name: school })
  })

  test('again after as many working days; the number is data', async () => {
    expect(await remind('2026-11-30')).toBe(0)
    expect(await remind('2026-12-01')).toBe(1)
    expect((await told()).at(-1)).toEqual({ waiting: 2, days: 5, since: '2026-11-13' })
    await rows('update review_reminder_rule set working_days = 2')
    expect(await remind('2026-12-02')).toBe(0)
    expect(await remind('2026-12-03')).toBe(1)
  })

  test('in a year whose holidays are not known nobody is reminded, and nothing fails', async () => {
    expect(await remind('2031-03-03')).toBe(0)
    expect((await told()).length).toBe(3)
  })
})
