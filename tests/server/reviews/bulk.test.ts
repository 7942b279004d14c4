import { jest } from '@jest/globals'
import { setTimeout as wait } from 'node:timers/promises'
import { BulkMoveStore } from '../../../server/reviews/bulk-move.store.js'
import type { BulkAction } from '../../../server/workflow/application-facts.js'
import { Desk, bureau, refused, school } from './desk.js'

const people = ['a', 'b', 'c', 'd', 'e', 'f']
let desk: Desk
let ids: string[]
let keys = 0

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  ids = []
  for (const key of people) {
    await desk.county.world.login({
      loginName: `bulk-${key}`,
      personName: `批${key}`,
      unit: school,
      mayAdminister: false,
      hat: 'APPLICANT',
    })
    const viewer = await desk.viewer(`bulk-${key}`)
    const application = await desk.county.begun(`bulk-${key}`)
    await desk.county.fill(application, viewer)
    ids.push((await desk.county.submit(application, viewer)).id)
  }
})
afterAll(async () => {
  await desk.services.jobs.stop()
  await desk.close()
})

const start = async (action: BulkAction, applicationIds: string[], more: { opinion?: string; key?: string } = {}) =>
  desk.services.bulkMoves.startBulkMove(
    { action, applicationIds, opinion: more.opinion, idempotencyKey: more.key ?? `bulk-test-${++keys}` },
    await desk.viewer('head'),
  )
const results = async (bulkId: string) =>
  (await desk.services.bulkMoves.items(bulkId)).map(({ moved, rule }) => (moved ? 'moved' : (rule ?? 'open')))
const hops = async (action: string) => {
  const rows = await desk.county.db.query<{ id: string; count: number }>(
    'select application_id as id, count(*)::int as count from transfer where action = $1 group by 1',
    [action],
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

test('B7 the preview says which would be refused, and why, before anything is done', async () => {
  for (const id of ids.slice(0, 4)) await desk.judge(id, 'head')
  await desk.judge(ids[4]!, 'head', { summary: 'NO' })
  const forecasts = await desk.services.bulkMoves.preview({ action: 'reportUp', applicationIds: ids }, await desk.viewer('head'))
  expect(forecasts.map(({ refusal }) => refusal?.rule ?? null)).toEqual([
    null,
    null,
    null,
    null,
    'OPEN_NO_VERDICTS',
    'HANDLING_NOT_STARTED',
  ])
  const { unitId } = await desk.viewer('county')
  expect(new Set(forecasts.map(({ toUnitId }) => toUnitId))).toEqual(new Set([unitId]))
})

test('B7 wrong input starts nothing', async () => {
  const codes = [
    await refused(start('returnToApplicant', ids)),
    await refused(start('reportUp', [])),
    await refused(start('reportUp', [ids[0]!, ids[0]!])),
    await refused(start('reportUp', ['x'])),
    await refused(start('reportUp', ['019ab000-0000-7000-8000-000000000000'])),
    await refused(start('reportUp', ids, { key: 'short' })),
  ].map(({ code }) => code)
  expect(codes).toEqual(['RETURN_NEEDS_REASON', ...Array(3).fill('INVALID_INPUT'), 'NOT_FOUND', 'INVALID_INPUT'])
  expect(await desk.county.db.query('select 1 from bulk_move')).toEqual([])
})

test('B7 it survives crashes between and after the moves, and moves nothing twice', async () => {
  const bulk = await start('reportUp', ids.slice(0, 3))
  const settle = jest.spyOn(BulkMoveStore.prototype, 'settle')
  settle.mockRejectedValueOnce(new Error('the machine is gone'))
  await expect(desk.services.bulkMoves.carryOut(bulk.id)).rejects.toThrow('the machine is gone')
  expect(await results(bulk.id)).toEqual(['open', 'open', 'open'])
  expect(await hops('reportUp')).toEqual(new Map([[ids[0], 1]]))
  // Two nodes take it up at once.
  await Promise.all([desk.services.bulkMoves.carryOut(bulk.id), desk.services.bulkMoves.carryOut(bulk.id)])
  settle.mockRestore()
  expect(await results(bulk.id)).toEqual(['moved', 'moved', 'moved'])
  expect(await hops('reportUp')).toEqual(new Map(ids.slice(0, 3).map((id) => [id, 1])))
  expect((await desk.services.bulkMoves.bulkMove(bulk.id, await desk.viewer('head')))?.finishedAt).toBeInstanceOf(Date)
})

test('B7 one job does it, with a result for each; a repeated request starts nothing twice', async () => {
  await desk.services.jobs.start()
  const bulk = await start('reportUp', ids.slice(3), { key: 'bulk-the-same' })
  const again = await start('reportUp', ids.slice(3), { key: 'bulk-the-same' })
  expect(again.id).toBe(bulk.id)
  const head = await desk.viewer('head')
  for (let tries = 0; tries < 100; tries++) {
    if ((await desk.services.bulkMoves.bulkMove(bulk.id, head))?.finishedAt) break
    await wait(100)
  }
  expect(await results(bulk.id)).toEqual(['moved', 'OPEN_NO_VERDICTS', 'HANDLING_NOT_STARTED'])
  const row = await desk.services.bulkMoves.bulkMove(bulk.id, head)
  expect([row?.total, row?.moved, row?.refused]).toEqual([3, 1, 2])
  expect(await desk.services.bulkMoves.bulkMove(bulk.id, await desk.viewer('county'))).toBeNull()
  expect((await hops('reportUp')).get(ids[3]!)).toBe(1)
  const arrived = await desk.county.db.query(
    `select 1 from notification where kind = 'APPLICATION_ARRIVED' and application_id = $1 and unit_id = (select id from unit where name = $2)`,
    [ids[3], bureau],
  )
  expect(arrived).toHaveLength(1)
})

test('S37 B7 what is judged 否 is returned in bulk without an opinion, the rest is not', async () => {
  await desk.services.jobs.stop()
  await desk.judge(ids[5]!, 'head')
  const forecasts = await desk.services.bulkMoves.preview(
    { action: 'returnToApplicant', applicationIds: [ids[4]!, ids[5]!] },
    await desk.viewer('head'),
  )
  expect(forecasts.map(({ explained }) => explained)).toEqual([true, false])
  expect((await refused(start('returnToApplicant', [ids[4]!, ids[5]!]))).code).toBe('RETURN_NEEDS_REASON')
  const bulk = await start('returnToApplicant', [ids[4]!])
  await desk.services.bulkMoves.carryOut(bulk.id)
  expect(await results(bulk.id)).toEqual(['moved'])
  expect((await desk.row(ids[4]!)).status).toBe('RETURNED')
})

test('B7 what moved in the meantime is told, not moved again; abandoned ones are taken up', async () => {
  const bulk = await start('returnToApplicant', [ids[5]!], { opinion: '请补充' })
  await desk.move('returnToApplicant', ids[5]!, 'head', '先退回')
  await desk.county.db.query(`update bulk_move set touched_at = now() - interval '1 minute' where id = $1`, [bulk.id])
  await desk.services.bulkMoves.resume()
  expect(await results(bulk.id)).toEqual(['ALREADY_MOVED'])
  expect((await hops('returnToApplicant')).get(ids[5]!)).toBe(1)
})

test('B7 whoever has lost the right meanwhile moves nothing', async () => {
  const bulk = await start('returnToApplicant', [ids[5]!], { opinion: '请补充' })
  await desk.county.db.query(`update account set may_administer = false, hat = 'APPLICANT' where login_name = 'head'`)
  await desk.services.bulkMoves.carryOut(bulk.id)
  expect(await results(bulk.id)).toEqual(['FORBIDDEN'])
})
