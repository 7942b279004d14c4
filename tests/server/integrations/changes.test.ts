import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { ApplicationChange } from '../../../server/integrations/changes.service.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openCounty, refusalOf, type County } from '../applications/county.js'

let county: County
let bureau: Viewer
let ids: string[]

beforeAll(async () => {
  county = await openCounty()
  bureau = await county.viewer('county')
  const guli = await county.viewer('guli')
  const first = await county.begun('guli')
  await county.fill(first, guli)
  await county.submit(first, guli)
  const others = await county.world.rows<{ id: string }>(
    `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status,
       holder_unit_id, version_number)
     select applicant_id, decode(lpad(to_hex(n), 8, '0'), 'hex'), unit_id, campaign_id, series_code, level_code, title_id, way_code,
       status, holder_unit_id, 1 from application, generate_series(1, 11) n where id = $1 returning id`,
    [first.id],
  )
  ids = [first.id, ...others.map(({ id }) => id)]
})
afterAll(() => county.close())

const poll = (cursor?: string, first = 100, viewer = bureau) => county.services.changes.after(cursor, first, viewer)

/** Everything there is after the cursor, page by page. */
async function drain(cursor: string | undefined, viewer = bureau) {
  const changes: ApplicationChange[] = []
  await county.world.settled()
  for (;;) {
    const page = await poll(cursor, 5, viewer)
    changes.push(...page.changes)
    cursor = page.cursor
    if (!page.hasMore) return { changes, cursor }
  }
}

test('B11 begins with all one may see, then tells only what changes', async () => {
  const all = await drain(undefined)
  expect(all.changes.map(({ applicationId }) => applicationId).sort()).toEqual([...ids].sort())
  expect(await poll(all.cursor)).toEqual({ changes: [], cursor: all.cursor, hasMore: false })
  await county.world.rows('update application set revision = revision + 1 where id = $1', [ids[3]])
  await county.world.settled()
  const next = await poll(all.cursor)
  expect(next.changes.map(({ applicationId, application }) => [applicationId, application?.revision])).toEqual([[ids[3], 2]])
})

test('B11 a neighbour is told nothing', async () => {
  expect((await drain(undefined, await county.viewer('stranger'))).changes).toEqual([])
})

test('B11 what leaves one’s sight is told once, without its content', async () => {
  const { cursor } = await drain(undefined)
  await county.world.rows('update application set trail_unit_ids = trail_unit_ids || $2::uuid where id = $1', [
    ids[0],
    (await county.viewer('stranger')).unitId,
  ])
  expect((await drain(undefined, await county.viewer('stranger'))).changes).toHaveLength(1)
  await county.world.rows(`update application set trail_unit_ids = '{}' where id = $1`, [ids[0]])
  const gone = await drain(undefined, await county.viewer('stranger'))
  expect(gone.changes).toMatchObject([{ applicationId: ids[0], application: null }])
  expect((await drain(cursor)).changes).toMatchObject([{ applicationId: ids[0], application: { id: ids[0] } }])
})

test('B11 a cursor of another making or from the future is refused', async () => {
  const forged = (text: string) => Buffer.from(text).toString('base64url')
  const zeros = '00000000-0000-0000-0000-000000000000'
  for (const cursor of [
    'x',
    forged('c1 1'),
    forged(`c1 -1 ${zeros}`),
    forged(`c1 9999999999 ${zeros}`),
    forged(`c1 ${'9'.repeat(20)} ${zeros}`),
  ])
    expect(await refusalOf(poll(cursor))).toBe('BAD_CURSOR')
  expect(await refusalOf(poll(undefined, 101))).toBe('INVALID_INPUT first=OUT_OF_RANGE')
})

test('B11 under concurrent writers nobody misses a change or is told one twice', async () => {
  const { cursor: beginning } = await drain(undefined)
  const pool = new pg.Pool({ connectionString: county.db.orm.config.get('clientUrl')!, max: 8 })
  let writing = true
  /** Long and short transactions, of one to three applications in a fixed order, a fifth of them rolled back. */
  const write = async (writer: number) => {
    for (let round = 0; round < 40; round++) {
      const client = await pool.connect()
      await client.query('begin')
      const chosen = ids.filter((_, index) => (index * 7 + round * 3 + writer * 5) % 11 < 2)
      for (const id of chosen) {
        await client.query('update application set revision = revision + 1 where id = $1', [id])
        if ((round + writer) % 4 === 0) await wait((round * 13 + writer * 7) % 9)
      }
      await client.query((round + writer) % 5 === 0 ? 'rollback' : 'commit')
      client.release()
    }
  }
  const told = new Map<string, number[]>()
  let twice = 0
  const seen = new Set<string>()
  const read = async () => {
    let cursor = beginning
    for (let last = false; !last;) {
      last = !writing
      if (last) await county.world.settled()
      const page = await poll(cursor, 3)
      const places = Buffer.from(page.cursor, 'base64url').toString()
      if (page.changes.length > 0 && seen.has(places)) twice++
      seen.add(places)
      for (const { applicationId, application } of page.changes)
        told.set(applicationId, [...(told.get(applicationId) ?? []), application?.revision ?? -1])
      cursor = page.cursor
      if (page.hasMore) last = false
    }
  }
  const reader = read()
  await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)))
  writing = false
  await reader
  await pool.end()
  const rows = await county.world.rows<{ id: string; revision: number }>(
    'select id, revision from application where id = any($1)',
    [ids],
  )
  // Whatever the reader was told last is how it ended: nothing that came after was missed.
  for (const { id, revision } of rows) if (told.has(id)) expect([id, told.get(id)?.at(-1)]).toEqual([id, revision])
  expect([...told.keys()].sort()).toEqual([...ids].sort())
  expect(twice).toBe(0)
  expect(await county.services.tallies.differences()).toEqual([])
})
