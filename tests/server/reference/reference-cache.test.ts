import { setTimeout as wait } from 'node:timers/promises'
import { Database } from '../../../server/database/database.js'
import { DomainError } from '../../../server/errors.js'
import { ReferenceCache } from '../../../server/reference/reference.cache.js'
import { workingDaysBetween } from '../../../server/workflow/working-days.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'

let fresh: FreshDatabase
let db: Database
let cache: ReferenceCache

beforeAll(async () => {
  fresh = await freshDatabase()
  db = await Database.connect(fresh.url)
  cache = new ReferenceCache(db)
  await cache.load()
})
afterAll(async () => {
  await cache.close()
  await db.close()
  await fresh.drop()
})

const until = async (condition: () => boolean) => {
  for (let i = 0; i < 100 && !condition(); i++) await wait(50)
  expect(condition()).toBe(true)
}

test('S20 divisions, series with their titles, levels, ways, campaigns and committees are in memory', () => {
  expect(cache.division('653121')).toMatchObject({ name: '疏附县', level: 'COUNTY', parentCode: '653100' })
  expect(cache.currentSeries()).toHaveLength(27)
  for (const series of cache.currentSeries()) {
    expect(series.titles.length).toBeGreaterThan(0)
    for (const title of series.titles) expect(cache.title(title.id).level).toBe(cache.level(title.levelCode))
  }
  expect(cache.levels().map(({ rank }) => rank)).toEqual([...cache.levels().keys()].map((i) => i + 1))
  expect(cache.campaigns().length * cache.ways().length * cache.committees().length).toBeGreaterThan(0)
  expect(() => cache.division('999999')).toThrow(DomainError)
})

test('B15 what another node changes is announced and read again', async () => {
  await db.query(`update campaign set name = '改了名的批次' where id = $1`, [cache.campaigns()[0]!.id])
  await until(() => cache.campaigns().some(({ name }) => name === '改了名的批次'))
})

test('B15 a lost connection is made again, and what was announced meanwhile is not missed', async () => {
  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen reference_changed' and datname = current_database()`,
  )
  await db.query(`update title_level set name = name || '改' where rank = 1`)
  await until(() => cache.levels()[0]!.name.endsWith('改'))
  await db.query(`update title_level set name = '正高级' where rank = 1`)
  await until(() => cache.levels()[0]!.name === '正高级')
})

test('S49 working days are counted by the holiday table; a year it lacks is refused by name', () => {
  const between = (from: string, until: string) => cache.byCalendar((calendar) => workingDaysBetween(calendar, from, until))
  expect(between('2026-09-30', '2026-10-10')).toBe(3)
  expect(() => between('2026-12-30', '2027-01-04')).toThrow(
    expect.objectContaining({ code: 'CALENDAR_UNKNOWN', hint: { cure: 'none', who: 'REGION_OFFICE', params: { year: 2027 } } }),
  )
})
