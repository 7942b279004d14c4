import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { ApplicationRow } from '../../server/applications/application.store.js'
import { violated } from '../../server/database/violations.js'
import { DomainError } from '../../server/errors.js'
import { Desk } from '../server/reviews/desk.js'

const root = path.join(import.meta.dirname, '../..')
const divided = [
  'application',
  'section',
  'attachment',
  'application_version',
  'version_section',
  'approval_form',
  'approval_item',
]
const history = ['transfer', 'application_stay', 'carried_section', 'publicity_entry', 'audit_entry']
const followers = ['notification', 'bulk_move_item', 'campaign_reminder', 'application_change', 'meeting_case']
const all = [...divided, ...history, ...followers]

let desk: Desk
let url: string
let finished: ApplicationRow
let waiting: ApplicationRow
let present: ApplicationRow

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  const [{ name }] = (await desk.county.db.query<{ name: string }>('select current_database() as name')) as [{ name: string }]
  const server = new URL(process.env.TEST_POSTGRES_URL!)
  server.pathname = `/${name}`
  url = server.href
  await windows(2025, `now() + interval '1 day'`)
})
afterAll(() => desk?.close())

/** As an operator types it. @returns what it says, refusals included */
async function year(...args: string[]): Promise<string> {
  const environment = { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'silent' }
  const run = promisify(execFile)(process.execPath, [path.join(root, 'dist/server/year.js'), ...args], { env: environment })
  const { stdout, stderr } = await run.catch((error: unknown) => error as { stdout: string; stderr: string })
  return (stdout + stderr).trim()
}

async function windows(of: number, closes: string): Promise<void> {
  await desk.county.world.rows(`update campaign set filing_closes_at = ${closes}, review_closes_at = ${closes} where year = $1`, [
    of,
  ])
  await desk.services.reference.refresh()
}

async function start(who: string, of: number, carryFromId?: string): Promise<ApplicationRow> {
  const { reference, applications } = desk.services
  const campaign = reference.campaigns().find((one) => one.year === of)!
  const title = [...reference.rows.titles.values()].find((row) => row.seriesCode === '22' && row.levelCode === 'ZJ')!
  const request = { campaignId: campaign.id, titleId: title.id, wayCode: 'REVIEW', carryFromId }
  return applications.startApplication(request, await desk.viewer(who))
}

async function submitted(who: string, of: number): Promise<ApplicationRow> {
  const row = await start(who, of)
  await desk.county.fill(row, await desk.viewer(who))
  return desk.county.submit(row, await desk.viewer(who))
}

/** Every row of the tables by its content; of some applications only, or of all. */
async function rowsOf(tables: readonly string[], schema = 'public'): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const table of tables) {
    const rows = await desk.county.world.rows<{ row: string }>(
      `select to_jsonb(t)::text as row from ${schema}.${table} t where not (to_jsonb(t) ->> 'subject' is not distinct from 'installation:years')`,
    )
    found.set(table, rows.map(({ row }) => row).toSorted())
  }
  return found
}

const everything = () => rowsOf(all)
const place = async (id: string) =>
  (
    await desk.county.world.rows<{ place: string }>('select tableoid::regclass::text as place from application where id = $1', [
      id,
    ])
  )[0]?.place
const refusal = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'done',
    (error: unknown) => error,
  )
const code = async (act: Promise<unknown>) => {
  const error = await refusal(act)
  return error instanceof DomainError ? error.code : (violated(error) ?? error)
}
const counts = async () => {
  const head = await desk.viewer('head')
  const { rows } = await desk.services.statistics.statistics({ groupBy: ['YEAR', 'STATUS'] }, head, false)
  return rows.map(({ keys, count }) => [...keys.map((key) => key.code), count])
}

test('B15 an installation with two years is divided; every row stays as it was', async () => {
  finished = await submitted('guli', 2025)
  await desk.judge(finished.id, 'head', { work: 'NO' })
  finished = await desk.move('returnToApplicant', finished.id, 'head', '请补充')
  // A meeting that did not take place: what it was to judge goes with the year, and comes back.
  const [meeting] = await desk.county.world.rows<{ id: string }>(
    `insert into meeting (committee_id, campaign_id, title, held_on, panel_size, created_by)
     select k.id, a.campaign_id, '评审会', current_date, 5, a.applicant_id from committee k, application a where a.id = $1 limit 1 returning id`,
    [finished.id],
  )
  await desk.county.world.rows(
    `insert into meeting_case (meeting_id, application_id, position, applicant_name, unit_name, title_name, series_name, level_name)
     values ($1, $2, 1, '古丽', '学校', '一级教师', '中小学教师', '中级')`,
    [meeting!.id, finished.id],
  )
  await desk.county.world.rows(
    `update meeting set stage = 'CANCELLED', cancelled_at = now(), cancel_reason = '改期' where id = $1`,
    [meeting!.id],
  )
  waiting = await submitted('aman', 2025)
  present = await submitted('deputy', 2026)
  expect(await year('archive', '2025')).toContain('not divided by year')
  const before = await everything()

  expect(await year('partition')).toBe('Divided; years with a part of their own: 2025, 2026, 2027.')
  expect(await everything()).toEqual(before)
  expect([await place(finished.id), await place(present.id)]).toEqual(['year_2025.application', 'year_2026.application'])
  expect(await year('partition')).toContain('divided by year already')
  expect(await desk.services.tallies.differences()).toEqual([])
})

test('B15 one filing a year, repeated keys, references and history hold over all parts', async () => {
  const { world } = desk.county
  expect(await code(start('guli', 2025))).toBe('ALREADY_FILED')
  const [hop] = await world.rows<{ key: string }>(`select idempotency_key as key from transfer where application_id = $1`, [
    waiting.id,
  ])
  const repeated = { applicationId: present.id, revision: present.revision, idempotencyKey: hop!.key }
  const [transfer] = await world.rows<{ id: string }>('select id from transfer where application_id = $1', [present.id])
  const again = `insert into transfer (application_id, seq, action, actor_id, actor_name, version_number, idempotency_key, before)
    select $1, 99, action, actor_id, actor_name, version_number, $2, before from transfer where application_id = $3 and seq = 1`
  expect(await code(world.rows(again, [present.id, hop!.key, waiting.id]))).toBe('transfer_idempotency_idx')
  expect(await code(desk.services.submissions.withdrawApplication(repeated, await desk.viewer('aman')))).not.toBe('done')
  expect(await code(world.rows(again, ['01900000-0000-7000-8000-000000000000', 'another key', waiting.id]))).toBe(
    'transfer_application_id_fkey',
  )
  expect(await code(world.rows('update application set last_transfer_id = $2 where id = $1', [waiting.id, transfer!.id]))).toBe(
    'application_last_transfer_id_fkey',
  )
  expect(await code(world.rows('delete from transfer where application_id = $1', [waiting.id]))).toBe('never_changed')
  expect(
    await code(world.rows('update audit_entry set action = $2 where subject = $1', [`application:${waiting.id}`, 'x'])),
  ).toBe('never_changed')
  expect(await code(world.rows(`update section set content = '{}' where application_id = $1`, [waiting.id]))).toBe(
    'content_with_applicant',
  )
})

test('B15 a year in which something is open is not put away, and nothing happens', async () => {
  const before = await everything()
  expect(await year('archive', '2025')).toMatch(
    /2025 is not over:\n +2025年度职称申报评审: its windows are open until .*\n +1 applications wait at 疏附县第七中学/,
  )
  await windows(2025, `now() - interval '1 day'`)
  expect(await year('archive', '2025')).toMatch(/^2025 is not over:\n +1 applications wait at 疏附县第七中学$/)
  expect(await year('archive', '2024')).toContain('2024 has no part of its own')
  expect(await everything()).toEqual(before)
  await desk.move('withdrawApplication', waiting.id, 'aman')
})

let taken: Map<string, string[]>
let table: unknown

test('B15 a year is put away: what is left is as before, its counts stay, whoever asks is told', async () => {
  const whole = await everything()
  table = await counts()
  expect(await year('archive', '2025')).toBe('2 applications are in the schema archive_2025 now.')

  const [left, away] = [await everything(), await rowsOf(all, 'archive_2025')]
  taken = away
  for (const [name, rows] of whole) expect([name, [...left.get(name)!, ...away.get(name)!].toSorted()]).toEqual([name, rows])
  expect(away.get('application')).toHaveLength(2)
  expect(left.get('application')).toHaveLength(1)
  for (const name of ['section', 'transfer', 'version_section', 'approval_item', 'audit_entry', 'notification'] as const)
    expect([name, away.get(name)!.length > 0, left.get(name)!.some((row) => row.includes(finished.id))]).toEqual([
      name,
      true,
      false,
    ])

  expect(await counts()).toEqual(table)
  expect(await desk.services.tallies.differences()).toEqual([])
  await desk.services.tallies.fold()
  expect(await desk.services.tallies.differences()).toEqual([])

  const { applications, auditTrails } = desk.services
  for (const who of ['guli', 'head', 'deputy'])
    expect(await refusal(applications.application(finished.id, await desk.viewer(who)))).toMatchObject({
      code: 'YEAR_ARCHIVED',
      hint: { cure: 'askOperator', who: 'REGION_OFFICE', params: { year: 2025 } },
    })
  expect(await code(auditTrails.auditTrail(finished.id, await desk.viewer('guli')))).toBe('YEAR_ARCHIVED')
  for (const who of ['aman', 'stranger']) expect(await applications.application(finished.id, await desk.viewer(who))).toBeNull()
})

test('B15 what is put away cannot be changed, and its year takes nothing more', async () => {
  const { world } = desk.county
  expect(await code(world.rows('delete from archive_2025.transfer'))).toBe('never_changed')
  expect(await code(world.rows(`update archive_2025.application set status = 'ACCEPTED'`))).toBe('never_changed')
  await windows(2025, `now() + interval '1 day'`)
  expect(await code(start('guli', 2025))).toBe('not_of_2025')
  await windows(2025, `now() - interval '1 day'`)
})

test('B15 the present year goes on meanwhile, and next year begins', async () => {
  await desk.judge(present.id, 'head')
  expect((await desk.move('reportUp', present.id, 'head')).status).toBe('WITH_UNIT')
  expect(await year('open', '2027')).toContain('2027 has a part already')
  expect(await year('open', '2028')).toBe('2028 has a part of its own.')
  await desk.county.world.rows(
    `insert into campaign (year, name, filing_opens_at, filing_closes_at, review_opens_at, review_closes_at)
     select year, year || '年度', now(), now() + interval '1 day', now(), now() + interval '1 day' from unnest('{2027, 2028}'::int[]) year`,
  )
  await desk.services.reference.refresh()
  for (const coming of [2027, 2028]) {
    const row = await start('guli', coming)
    expect(await place(row.id)).toBe(`year_${coming}.application`)
    expect(await code(start('guli', coming))).toBe('ALREADY_FILED')
    await desk.county.fill(row, await desk.viewer('guli'))
    await desk.county.submit(row, await desk.viewer('guli'))
    await desk.judge(row.id, 'head')
    expect((await desk.move('reportUp', row.id, 'head')).status).toBe('WITH_UNIT')
  }
})

test('B15 a year is put back: every row as it was, in tables with a new column; its people work on', async () => {
  const later = await everything()
  await desk.county.db.query(`alter table section add column note text not null default ''`)
  expect(await year('restore', '2024')).toContain('2024 has not been put away')
  expect(await year('restore', '2025')).toBe('2 applications are back.')
  await desk.county.db.query('alter table section drop column note')

  const back = await everything()
  for (const name of all) expect([name, back.get(name)]).toEqual([name, [...later.get(name)!, ...taken.get(name)!].toSorted()])
  expect(back.get('application')).toHaveLength(5)
  expect(await counts()).toEqual(expect.arrayContaining(table as unknown[]))
  expect(await desk.services.tallies.differences()).toEqual([])
  const { applications, auditTrails } = desk.services
  const guli = await desk.viewer('guli')
  expect((await applications.application(finished.id, guli))?.status).toBe('RETURNED')
  expect((await auditTrails.auditTrail(finished.id, guli))?.entries.length).toBeGreaterThan(5)
  await windows(2025, `now() + interval '1 day'`)
  expect((await desk.move('submitApplication', finished.id, 'guli')).status).toBe('WITH_UNIT')
  expect(await desk.services.tallies.differences()).toEqual([])
})

test('B15 a year in which somebody has filed gets no part any more, and the trail does not say that it got one', async () => {
  await desk.county.world.rows(
    `insert into campaign (year, name, filing_opens_at, filing_closes_at, review_opens_at, review_closes_at)
     values (2029, '2029年度', now(), now() + interval '1 day', now(), now() + interval '1 day')`,
  )
  await desk.services.reference.refresh()
  expect(await place((await start('guli', 2029)).id)).toBe('year_other.application')
  expect(await year('open', '2029')).toContain('Applications of 2029 lie among the rest already')
  const opened = await desk.county.world.rows<{ year: string }>(
    `select detail ->> 'year' as year from audit_entry where subject = 'installation:years' and action = 'openYear'`,
  )
  expect(opened.map((entry) => entry.year)).toEqual(['2028'])
})
