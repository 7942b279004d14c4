import type { ApplicationRow } from '../../../server/applications/application.store.js'
import type { StatisticsRequest } from '../../../server/statistics/statistics.service.js'
import { readSpreadsheet } from '../../../server/files/spreadsheet.js'
import { ShiftedCounts } from '../../../server/statistics/shifted-counts.js'
import type { Narrowing } from '../../../server/statistics/statistics.store.js'
import { grainFor, tallyGrains, type Told } from '../../../server/statistics/tally-grains.js'
import { smallestTold, toldCount, widestShift, type Dimension } from '../../../server/workflow/statistics-rules.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { workbookOf } from '../../../server/statistics/workbook.js'
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
  // Persons and place together are kept for offices; with the series, and for a school, they are counted from the applications.
  expect(await table(bureau, { groupBy: ['DIVISION', 'SEX'] })).toEqual([['疏附县', sex, 1]])
  expect(await table(bureau, { groupBy: ['DIVISION', 'SEX', 'SERIES'] })).toEqual([['疏附县', sex, series, 1]])
  expect(await table(await county.viewer('head'), { groupBy: ['DIVISION', 'AGE_BAND'] })).toEqual([['疏附县', age, 1]])
  expect((await count(bureau, { divisionCode: '653100' })).total).toBe(1)
  expect((await count(bureau, { divisionCode: '653200' })).total).toBe(0)
})

test('S53 a table goes into Excel with its words, and what looks like a formula stays a text', async () => {
  const statistics = await count(await county.viewer('county'), { groupBy: ['SERIES', 'SEX'] })
  statistics.rows[0]!.keys[0]!.label = '=HYPERLINK("x")'
  const workbook = Buffer.from((await workbookOf(statistics)).split(',')[1] ?? '', 'base64')
  const [head, first, sum] = await readSpreadsheet(workbook, 10)
  expect(head).toEqual(['职称系列', '性别', '申请书（份）'])
  expect(first?.[0]).toBe('=HYPERLINK("x")')
  expect(workbook.includes('<f>')).toBe(false)
  expect(sum).toEqual(['合计', '', '1'])
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

test('B10 every question reads the smallest kept grain, and the table of grains is the one the server knows', async () => {
  const rows = await county.db.query<Record<string, boolean> & { grain: string; rank: number; made_of: string | null }>(
    'select * from tally_grain',
  )
  const columnOf: Record<Told, string> = {
    year: 'year',
    state: 'state',
    division: 'division',
    series: 'series',
    level: 'level',
    way: 'way',
    sex: 'sex',
    ageBand: 'age_band',
  }
  const kept = rows.map((row) => ({
    grain: row.grain,
    rank: row.rank,
    tells: (Object.keys(columnOf) as Told[]).filter((told) => row[columnOf[told]]).sort(),
  }))
  const byName = (one: { grain: string }, other: { grain: string }) => (one.grain < other.grain ? -1 : 1)
  expect(tallyGrains.map((one) => ({ ...one, tells: [...one.tells].sort() })).sort(byName)).toEqual(kept.sort(byName))
  // A small grain is made of one that is kept for the same units and tells as much, or of the facts.
  const tellsOf = new Map(tallyGrains.map(({ grain, tells }) => [grain, tells]))
  for (const { grain, made_of: madeOf } of rows)
    if (madeOf) expect(tellsOf.get(madeOf)).toEqual(expect.arrayContaining([...tellsOf.get(grain)!]))
  expect(
    rows
      .filter((row) => row.made_of === null && row.rank === 3)
      .map(({ grain }) => grain)
      .sort(),
  ).toEqual([
    'ageBand division level',
    'ageBand division series',
    'division level sex',
    'division level way',
    'division series sex',
    'division series way',
  ])
  expect(grainFor(new Set(['sex', 'division']), 3)).toBe('division sex')
  expect(grainFor(new Set(['division', 'sex']), 2)).toBe('division sex')
  expect(grainFor(new Set(['division', 'sex', 'year']), 2)).toBe('place+person')
  expect(grainFor(new Set(['division', 'sex']), 1)).toBeUndefined()
  expect(grainFor(new Set(['division', 'sex', 'way', 'year']), 3)).toBe('place+person')
  expect(grainFor(new Set(['division', 'sex']), 0)).toBeUndefined()
  expect(grainFor(new Set(), 3)).toBe('all')
  expect(grainFor(new Set(['sex']), 1)).toBe('person')
  expect(grainFor(new Set(), 0)).toBe('title')
})

test('B10 to a program small counts are not told, others only to about five', async () => {
  const told = await count(await county.viewer('head'), { groupBy: ['STATUS'] }, true)
  expect(told.rows.map((row) => row.count)).toEqual([null])
  expect(told.total).toBeNull()
  for (let n = 0; n < 200; n++)
    for (let shift = -widestShift; shift <= widestShift; shift++) {
      const answer = toldCount(n, shift)
      if (n < smallestTold) expect(answer).toBeNull()
      else expect([answer! % 5, Math.abs(answer! - n) <= 6]).toEqual([0, true])
    }
})

describe('B10 a program that puts answers together', () => {
  const shifted = new ShiftedCounts('a key nobody knows')
  const whole = { unitIds: ['u'], passed: false, rank: 0 as const }
  const ask = (n: number, groupBy: Dimension[], codes: string[], narrowing: Narrowing = {}, unitId = 'u') =>
    shifted.told(n, codes, { groupBy, narrowing, whole, unitId })

  test('is told the same of the same applications, however it asks', () => {
    for (let n = 5; n < 60; n++) {
      const once = ask(n, ['SEX', 'STATUS'], ['FEMALE', 'RETURNED'])
      expect(ask(n, ['STATUS', 'SEX'], ['RETURNED', 'FEMALE'])).toBe(once)
      expect(ask(n, ['SEX'], ['FEMALE'], { status: 'RETURNED' })).toBe(once)
      expect(ask(n, [], [], { status: 'RETURNED', sex: 'FEMALE' })).toBe(once)
      expect(ask(n, ['UNIT', 'SEX'], ['u', 'FEMALE'], { status: 'RETURNED' }, 'over')).toBe(once)
    }
  })

  test('cannot work out a part that is not told from the total and the other parts', () => {
    // What of three parts is known of the third, by everything that fits the total and the first two as they were told.
    const readings = (told: number | null) =>
      Array.from({ length: 60 }, (_, n) => n).filter((n) =>
        Array.from({ length: 9 }, (_, at) => at - 4).some((shift) => toldCount(n, shift) === told),
      )
    let pinned = 0
    let questions = 0
    for (let first = 5; first < 30; first++)
      for (let small = 1; small < 5; small++) {
        const total = readings(ask(first + small, [], []))
        const part = readings(ask(first, ['SEX'], ['MALE']))
        const fits = [1, 2, 3, 4].filter((guess) => part.some((n) => total.includes(n + guess)))
        questions++
        if (fits.length < 2) pinned++
      }
    expect([questions, pinned]).toEqual([100, 0])
  })
})
