import pg from 'pg'
import { boundedCount, toPage } from '../../../server/database/page.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'

let fresh: FreshDatabase
let client: pg.Client

beforeAll(async () => {
  fresh = await freshDatabase()
  client = new pg.Client({ connectionString: fresh.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await fresh.drop()
})

test.each([
  [0, 0],
  [42, 42],
  [10_000, 10_000],
  [10_001, 10_001],
  [20_000, 10_001],
])('a list of %d rows is counted as %d', async (rows, counted) => {
  const { rows: found } = await client.query(boundedCount('generate_series(1, $1::bigint)'), [rows])
  expect(found).toEqual([{ count: counted }])
})

test('a page knows whether there is another, and where it ends', () => {
  const rows = ['a', 'b', 'c'].map((id) => ({ id }))
  const page = toPage('letters', rows, 2, 7, ({ id }) => [id])
  expect(page.edges.map(({ node }) => node.id)).toEqual(['a', 'b'])
  expect(page).toMatchObject({ totalCount: 7, pageInfo: { hasNextPage: true, endCursor: page.edges[1]!.cursor } })
  expect(page.edges[0]!.cursor).not.toBe(page.edges[1]!.cursor)
})
