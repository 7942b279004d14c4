import { Database } from '../../../server/database/database.js'
import { loadReference } from '../../../server/database/reference.js'
import { shippedTables, type ShippedTable } from '../../../server/database/reference-tables.js'
import { bureauId, unitId } from '../../../server/database/reference-units.js'
import { readOrgCode, readUscc, codesAgree } from '../../../server/workflow/codes.js'
import { committeeMatches } from '../../../server/workflow/routing.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'

let fresh: FreshDatabase
let db: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  db = await Database.connect(fresh.url)
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

const count = async (table: string, where = 'true') =>
  Number((await db.query<{ count: string }>(`select count(*) from ${table} where ${where}`))[0]?.count)

/** The shipped tables with one row's values replaced, as a later release would bring them. */
const released = (table: string, key: string, values: object): ShippedTable[] =>
  shippedTables.map((shipped) => ({
    ...shipped,
    rows: shipped.rows.map((row) =>
      shipped.table === table && (row as Record<string, unknown>)[shipped.key] === key ? { ...row, ...values } : row,
    ),
  }))

const unit = async (id: string) =>
  (await db.query<{ name: string; contact_phone: string }>('select name, contact_phone from unit where id = $1', [id]))[0]

test('S18 every prefecture and county has exactly one bureau, each under the bureau above it', async () => {
  expect(await count('division', `level = 'PREFECTURE' and code <> '659000'`)).toBe(14)
  expect(await count('division', `level = 'COUNTY'`)).toBe(112)
  const wrong = await db.query(
    `select division.code from division
     left join unit on unit.division_code = division.code and unit.level = division.level
       and unit.kind in ('REGION_OFFICE', 'PREFECTURE_BUREAU', 'COUNTY_BUREAU')
     left join unit above on above.id = unit.parent_id
     where unit.id is null or unit.status <> 'APPROVED' or not unit.receives
       or above.division_code is distinct from division.parent_code`,
  )
  expect(wrong).toEqual([])
})

test('S5 S8 the vertical superiors and the university have their units', async () => {
  const rows = await db.query<{ name: string; below: string }>(
    `select above.name, count(*) as below from unit above join unit below on below.parent_id = above.id
     where above.manages_vertically and below.origin = 'ASSIGNED' or above.itemised_review and below.origin = 'INTERNAL'
     group by above.name order by above.name`,
  )
  expect(Object.fromEntries(rows.map(({ name, below }) => [name, Number(below)]))).toEqual({
    区交通厅: 3,
    区林业厅: 3,
    区水利厅: 3,
    新疆医科大学: 6,
  })
})

test('S25 every series, level and area has a committee', async () => {
  const titles = await db.query<{ series_code: string; level_code: string }>('select distinct series_code, level_code from title')
  const areas = await db.query<{ code: string }>('select code from division')
  const committees = await db.query<{ series_codes: string[]; level_codes: string[]; area_code: string }>(
    'select * from committee',
  )
  const facts = committees.map((row) => ({ seriesCodes: row.series_codes, levelCodes: row.level_codes, areaCode: row.area_code }))
  const without = titles.flatMap(({ series_code: seriesCode, level_code: levelCode }) =>
    areas
      .map(({ code }) => ({ seriesCode, levelCode, divisionCode: code }))
      .filter((application) => !facts.some((committee) => committeeMatches(committee, application))),
  )
  expect(titles.length).toBeGreaterThan(100)
  expect(without).toEqual([])
})

test('shipped units carry codes that pass the national checks', async () => {
  const units = await db.query<{ uscc: string; org_code: string }>('select uscc, org_code from unit')
  expect(units.filter(({ uscc, org_code: code }) => !readUscc(uscc) || !readOrgCode(code) || !codesAgree(uscc, code))).toEqual([])
})

test('all 27 series with their 250 titles, known years and open campaigns are there', async () => {
  expect([await count('title_series'), await count('title'), await count('calendar_year')]).toEqual([27, 250, 3])
  expect(await count('calendar_day', `day = '2026-10-10' and is_workday`)).toBe(1)
  expect(await count('campaign', `year = 2026 and '2026-11-23' between filing_opens_at and filing_closes_at`)).toBe(1)
})

test('loading again changes nothing', async () => {
  const state = async () => db.query(`select id, name, xmin::text from unit order by id`)
  const before = await state()
  await loadReference(db)
  expect(await state()).toEqual(before)
})

test('a later release changes what it ships but keeps what an administrator corrected', async () => {
  const kashgar = bureauId('653100')
  await db.query(`update unit set contact_phone = '0998-7654321' where id = $1`, [kashgar])
  await loadReference(db, released('unit', kashgar, { name: '喀什地区人社局', contact_phone: '0998-5550000' }))
  expect(await unit(kashgar)).toEqual({ name: '喀什地区人社局', contact_phone: '0998-7654321' })
  await loadReference(db)
  expect(await unit(kashgar)).toEqual({ name: '喀什地区人力资源和社会保障局', contact_phone: '0998-7654321' })
})

test('a later release does not take back what it no longer lists, and adds what is new', async () => {
  const without = shippedTables.map((table) =>
    table.table === 'acquisition_way' ? { ...table, rows: [{ code: 'NEW', name: '新方式', position: 99 }] } : table,
  )
  await loadReference(db, without)
  expect(await count('acquisition_way')).toBe(12)
})

test('a row that an administrator has already made under another id is left alone', async () => {
  const other = { ...shippedTables.find(({ table }) => table === 'campaign')!.rows[1]!, id: unitId('another campaign') }
  await loadReference(db, [{ table: 'campaign', key: 'id', rows: [other] }])
  expect(await count('campaign', 'year = 2026')).toBe(1)
})
