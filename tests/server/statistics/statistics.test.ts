import type { ApplicationRow } from '../../../server/applications/application.store.js'
import type { StatisticsRequest } from '../../../server/statistics/statistics.service.js'
import { toldCount } from '../../../server/workflow/statistics-rules.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openCounty, refusalOf, type County } from '../applications/county.js'

let county: County
let application: ApplicationRow

beforeAll(async () => {
  county = await openCounty()
  const guli = await county.viewer('guli')
  application = await county.begun('guli')
  await county.fill(application, guli)
})
afterAll(() => county.close())

const count = async (viewer: Viewer, request: Partial<StatisticsRequest> = {}, toProgram = false) =>
  county.services.statistics.statistics({ groupBy: [], ...request }, viewer, toProgram)
const table = async (viewer: Viewer, request: Partial<StatisticsRequest>) =>
  (await count(viewer, request)).rows.map(({ keys, count: n }) => [...keys.map(({ label }) => label), n])
const exact = async () => {
  expect(await county.services.tallies.differences()).toEqual([])
  expect(await county.services.tallies.fold()).toBe(true)
  expect(await county.services.tallies.differences()).toEqual([])
}

test('S53 a draft counts for nobody', async () => {
  expect((await count(await county.viewer('head'))).total).toBe(0)
  await exact()
})

test('S53 what is submitted counts for the unit and those above it, not for the neighbour', async () => {
  application = await county.submit(application, await county.viewer('guli'))
  for (const key of ['head', 'county']) expect((await count(await county.viewer(key))).total).toBe(1)
  expect((await count(await county.viewer('stranger'))).total).toBe(0)
  await exact()
  expect((await count(await county.viewer('county'))).total).toBe(1)
})

test('S24 B10 by series, level and status, by sex and age, by unit and division', async () => {
  const bureau = await county.viewer('county')
  const [series, level] = [
    county.services.reference.series(application.seriesCode).name,
    county.services.reference.level(application.levelCode).name,
  ]
  expect(await table(bureau, { groupBy: ['SERIES', 'LEVEL', 'STATUS'] })).toEqual([[series, level, '审核中', 1]])
  const [[sex, age] = []] = await table(bureau, { groupBy: ['SEX', 'AGE_BAND'] })
  expect(['男', '女']).toContain(sex)
  expect(age).toMatch(/岁/)
  expect(await table(bureau, { groupBy: ['UNIT', 'YEAR'] })).toEqual([['疏附县第七中学', '2026', 1]])
  expect(await table(bureau, { groupBy: ['DIVISION'] })).toEqual([['疏附县', 1]])
  // Persons and place together are counted from the applications.
  expect(await table(bureau, { groupBy: ['DIVISION', 'SEX'] })).toEqual([['疏附县', sex, 1]])
  expect((await count(bureau, { divisionCode: '653100' })).total).toBe(1)
  expect((await count(bureau, { divisionCode: '653200' })).total).toBe(0)
})

test('B10 nobody counts another’s unit', async () => {
  const head = await county.viewer('head')
  const school = head.unitId
  const { unitId } = await county.viewer('county')
  expect((await count(await county.viewer('county'), { unitId: school })).total).toBe(1)
  expect(await refusalOf(count(head, { unitId }))).toBe('FORBIDDEN')
  expect(await refusalOf(count(await county.viewer('stranger'), { unitId: school }))).toBe('FORBIDDEN')
})

test('B10 bad input names its field', async () => {
  const head = await county.viewer('head')
  expect(await refusalOf(count(head, { groupBy: ['SEX', 'SEX'], year: 1999, unitId: 'x' }))).toBe(
    'INVALID_INPUT groupBy=OUT_OF_RANGE year=NOT_A_CHOICE unitId=NOT_A_CHOICE',
  )
  expect(await refusalOf(count(head, { groupBy: ['STEP', 'STATUS'] }))).toBe('INVALID_INPUT groupBy=NOT_COMBINABLE')
})

test('S53 B10 the kept counts are the recount, whatever happens', async () => {
  const head = await county.viewer('head')
  const move = (row: ApplicationRow, key: string) => ({ applicationId: row.id, revision: row.revision, idempotencyKey: key })
  await county.services.approvalForms.startHandling(application.id, head)
  application = (await county.services.applications.application(application.id, head))!
  application = await county.services.dispatches.returnToApplicant(
    { ...move(application, 'return-it-1'), opinion: '请补充' },
    head,
  )
  expect(await table(head, { groupBy: ['STATUS'] })).toEqual([['已退回', 1]])
  await exact()
  application = await county.submit(application, await county.viewer('guli'))
  await exact()
  application = await county.services.submissions.withdrawApplication(
    move(application, 'withdraw-1'),
    await county.viewer('guli'),
  )
  // Taken back, the second time in the applicant's hands goes on.
  const stays = await count(head, { groupBy: ['STEP'] })
  expect(stays.rows.map(({ keys, count: n }) => [keys[0]?.code, n])).toEqual([
    ['APPLICANT', 1],
    ['FILING_UNIT', 1],
  ])
  expect(stays.rows[0]?.averageDays).toBe(0)
  await exact()
  // Another place in the tree takes its applications along.
  await county.world.rows(
    `update unit set parent_id = (select id from unit where name = '喀什地区人力资源和社会保障局') where name = $1`,
    ['疏附县第七中学'],
  )
  expect((await count(await county.viewer('county'))).total).toBe(0)
  expect((await count(head)).total).toBe(1)
  await exact()
})

test('B10 to a program small counts are not told, others only to the nearest five', async () => {
  const told = await count(await county.viewer('head'), { groupBy: ['STATUS'] }, true)
  expect(told.rows.map((row) => row.count)).toEqual([null])
  expect(told.total).toBeNull()
  // Whoever compares two answers that differ by few people never learns by how many.
  const differences = new Set<string>()
  for (let n = 5; n < 200; n++)
    for (let fewer = 1; fewer < 5; fewer++) {
      const [all, rest] = [toldCount(n), toldCount(n - fewer)]
      if (all !== null && rest !== null) differences.add(`${all - rest}`)
    }
  expect([...differences].sort()).toEqual(['0', '5'])
})
