import type { QueryResultRow } from 'pg'
import { Database, type Statement } from '../../server/database/database.js'
import { ReferenceCache } from '../../server/reference/reference.cache.js'
import { StatisticsService } from '../../server/statistics/statistics.service.js'
import { dimensions, type Dimension } from '../../server/workflow/statistics-rules.js'
import type { Viewer } from '../../server/workflow/who-may.js'
import { told } from './report.js'

/** What a table over the whole region costs the database. */
export interface Cost {
  cells: number
  /** Planning and executing, without load: the least of some runs. */
  ms: number
}

const runs = 9

const pairs = dimensions.flatMap((one, at): Dimension[][] => dimensions.slice(at + 1).map((other) => [one, other]))

/** Every table of one or two dimensions that the screen offers, and some of three. */
const tables: readonly (readonly Dimension[])[] = [
  ...dimensions.map((one) => [one]),
  ...pairs.filter((by) => !by.includes('STEP')),
  ['STATUS', 'LEVEL', 'SERIES'],
  ['STATUS', 'LEVEL', 'SEX'],
  ['DIVISION', 'SERIES', 'SEX'],
]

/** The statements of each table as the region's office asks for it, explained. */
export async function regionCosts(url: string): Promise<Cost[]> {
  const db = await Database.connect(url)
  const reference = new ReferenceCache(db)
  await reference.load()
  const [office] = await db.query<{ id: string; name: string }>(`select id, name from unit where kind = 'REGION_OFFICE'`)
  const viewer = {
    unitId: office!.id,
    unitName: office!.name,
    unitKind: 'REGION_OFFICE',
    unitReceives: true,
    hat: 'UNIT_ADMIN',
  } as Viewer
  const spent: number[] = []
  const service = new StatisticsService(explaining(db, spent), reference, 'a secret of the bench, longer than 32 characters')
  const costs: Cost[] = []
  for (const groupBy of tables) {
    spent.length = 0
    const { rows } = await service.statistics({ groupBy }, viewer, false)
    costs.push({ cells: rows.length, ms: spent.reduce((sum, ms) => sum + ms, 0) })
  }
  await reference.close()
  await db.close()
  return costs
}

/** The database, telling also what each statement of a table costs. */
function explaining(db: Database, spent: number[]): Database {
  const query = async <Row extends QueryResultRow>(sql: string | Statement, params: readonly unknown[] = []): Promise<Row[]> => {
    const text = typeof sql === 'string' ? sql : sql.text
    let least = Infinity
    for (let run = 0; run < runs; run += 1) {
      const [plan] = await db.query<{ 'QUERY PLAN': [{ 'Planning Time': number; 'Execution Time': number }] }>(
        `explain (analyze, timing off, format json) ${text}`,
        params,
      )
      const [{ 'Planning Time': planning, 'Execution Time': executing }] = plan!['QUERY PLAN']
      least = Math.min(least, planning + executing)
    }
    spent.push(least)
    return db.query<Row>(text, params)
  }
  return { lagging: { query }, query: db.query.bind(db) } as unknown as Database
}

/** A line for each table: its cost at each size, and by how much the last costs more than the first for as many cells. */
export function printedTables(sizes: readonly number[], costs: readonly Cost[][]): string {
  const head = ['table', ...sizes.flatMap((size) => [`cells at ${told(size)}`, 'pg ms']), '× for equal cells']
  const lines = tables.map((by, at) => {
    const [first, last] = [costs[0]![at]!, costs.at(-1)![at]!]
    const growth = last.ms / first.ms / Math.max(1, last.cells / Math.max(1, first.cells))
    return [by.join(' × '), ...costs.flatMap((of) => [of[at]!.cells.toString(), of[at]!.ms.toFixed(2)]), growth.toFixed(2)]
  })
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n')
}
