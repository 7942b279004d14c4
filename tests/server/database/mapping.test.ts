import { Database } from '../../../server/database/database.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'

/** Tables of libraries, which no entity maps. */
const notOurs = ['mikro_orm_migrations']

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

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  key: boolean
}

const sorted = (columns: Column[]) =>
  Object.fromEntries(columns.map(({ table, column, ...rest }) => [`${table}.${column}`, rest]))

async function inDatabase(): Promise<Column[]> {
  return db.query<Column & Record<string, unknown>>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
       coalesce(a.attnum = any (i.indkey), false) as key
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)`,
    [notOurs],
  )
}

/** PostgreSQL's own name of a type, so that `int` and `integer` are one. */
async function canonical(types: string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ asked: string; type: string }>(
    `select asked, format_type(to_regtype(asked), to_regtypemod(asked)) as type from unnest($1::text[]) asked`,
    [[...new Set(types)]],
  )
  return new Map(rows.map(({ asked, type }) => [asked, type]))
}

function inEntities(): Column[] {
  return [...db.orm.getMetadata().getAll().values()].flatMap((meta) =>
    Object.values(meta.properties).map((property) => ({
      table: meta.tableName,
      column: property.fieldNames[0] ?? property.name,
      // `bigserial` is a way of writing bigint with a sequence, not a type.
      type: (property.columnTypes[0] ?? '').replace(/serial$/, 'int'),
      nullable: property.nullable ?? false,
      key: property.primary ?? false,
    })),
  )
}

test('every table and column has its entity property of the same type and nullability, and the other way round', async () => {
  const mapped = inEntities()
  const types = await canonical(mapped.map(({ type }) => type))
  const expected = mapped.map((column) => ({ ...column, type: types.get(column.type) ?? column.type }))
  expect(sorted(expected)).toEqual(sorted(await inDatabase()))
})
