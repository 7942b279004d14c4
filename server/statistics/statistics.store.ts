import type { Database, Statement } from '../database/database.js'
import { dimensions, type Dimension } from '../workflow/statistics-rules.js'
import type { UnitKind } from '../workflow/unit-facts.js'
import { grainFor, type Rank, type Told } from './tally-grains.js'
import { counted, everything, kept } from './tally-sql.js'

/** Narrows what is counted; what is undefined does not narrow. */
export interface Narrowing {
  campaignId?: string
  seriesCode?: string
  levelCode?: string
  wayCode?: string
  status?: string
  sex?: string
  ageBand?: string
  /** A county, or the first four digits of a prefecture. */
  divisionPrefix?: string
}

export interface Counted {
  /** In the order of the dimensions. */
  codes: string[]
  n: number
  /** How long the stays took together; only by step. */
  ms: number
}

/** Whose counts are read: those of units, for what lies under them and, if wanted, what else went through them. */
export interface Seers {
  unitIds: readonly string[]
  passed: boolean
  /** The same for all of them. */
  rank: Rank
}

export interface StatisticsUnit {
  id: string
  name: string
  kind: UnitKind
}

type CountRow = Partial<Record<Dimension, string>> & { n: number; ms?: string }

const columnOf: Record<Dimension, string> = {
  YEAR: 'campaign_id::text',
  SERIES: 'series_code',
  LEVEL: 'level_code',
  WAY: 'way_code',
  STATUS: 'status',
  UNIT: 'unit_id::text',
  DIVISION: 'division_code',
  SEX: 'sex',
  AGE_BAND: 'age_band',
  STEP: 'step',
}

const toldBy: Partial<Record<Dimension, Told>> = {
  YEAR: 'year',
  STATUS: 'state',
  STEP: 'state',
  SERIES: 'series',
  LEVEL: 'level',
  WAY: 'way',
  DIVISION: 'division',
  SEX: 'sex',
  AGE_BAND: 'ageBand',
}

/** What a question needs to be told beside the unit. */
function asked(by: readonly Dimension[], narrowing: Narrowing): Set<Told> {
  const { campaignId, status, seriesCode, levelCode, wayCode, sex, ageBand, divisionPrefix } = narrowing
  const titled = { year: campaignId, state: status, series: seriesCode, level: levelCode, way: wayCode }
  const narrowed = { ...titled, sex, ageBand, division: divisionPrefix }
  const filtered = (Object.keys(narrowed) as Told[]).filter((told) => narrowed[told] !== undefined)
  return new Set([...filtered, ...by.flatMap((dimension) => toldBy[dimension] ?? [])])
}

/** What narrows, each by its operator; the parameters from $5 on, in this order. */
const filters = [
  ['campaignId', 'campaign_id ='],
  ['seriesCode', 'series_code ='],
  ['levelCode', 'level_code ='],
  ['wayCode', 'way_code ='],
  ['status', 'status ='],
  ['sex', 'sex ='],
  ['ageBand', 'age_band ='],
  ['divisionPrefix', 'division_code like'],
] as const

/** A count by some dimensions, each under its own name, of the cells that the narrowing names; $4 is how many rows at most. */
function countedBy(by: readonly Dimension[], narrowing: Narrowing, cells: string): string {
  const columns = by.map((dimension) => `${columnOf[dimension]} as "${dimension}", `).join('')
  const time = by.includes('STEP') ? ', sum(ms)::text as ms' : ''
  const narrowed = filters.filter(([key]) => narrowing[key] !== undefined).map(([, is], at) => ` and ${is} $${5 + at}`)
  const grouping = by.length > 0 ? `group by ${by.map((_dimension, at) => at + 1).join(', ')}` : ''
  return `select ${columns}sum(n)::int as n${time} from ${cells} cell
    where step ${by.includes('STEP') ? '<>' : '='} ''${narrowed.join('')} ${grouping} having sum(n) <> 0 limit $4`
}

/** Whatever is asked without narrowing is kept prepared, one for each choice of dimensions; the narrowed are too many to keep. */
const statements = new Map<string, Statement>()
function statementFor(by: readonly Dimension[]): Statement {
  const name = `statistics ${by.join(' ')}`
  const known = statements.get(name) ?? { name, text: countedBy(by, {}, kept) }
  statements.set(name, known)
  return known
}

export class StatisticsStore {
  constructor(private readonly db: Database) {}

  /** Sums of the cells, at most `limit` rows; without dimensions one row, or none when there is nothing. */
  async count(by: readonly Dimension[], narrowing: Narrowing, seers: Seers, limit: number): Promise<Counted[]> {
    if (seers.unitIds.length === 0) return []
    const codes = filters.flatMap(([key]) =>
      key === 'divisionPrefix' && narrowing[key] ? `${narrowing[key]}%` : (narrowing[key] ?? []),
    )
    const grain = grainFor(asked(by, narrowing), seers.rank)
    const params = [seers.unitIds, seers.passed ? ['SUBTREE', 'PASSED'] : ['SUBTREE'], grain ?? null, limit, ...codes]
    const sorted = dimensions.filter((dimension) => by.includes(dimension))
    const whole = seers.unitIds.includes(everything)
    const cells = grain === undefined ? counted(by.includes('STEP') ? 'step' : 'status', whole) : kept
    const often = grain !== undefined && codes.length === 0
    const rows = await this.db.lagging.query<CountRow>(often ? statementFor(sorted) : countedBy(sorted, narrowing, cells), params)
    return rows.map((row) => ({ codes: by.map((dimension) => row[dimension]!), n: row.n, ms: Number(row.ms ?? 0) }))
  }

  /** The units directly under one, by name; undefined when it is not at or under the other. */
  async under(unitId: string, overId: string): Promise<StatisticsUnit[] | undefined> {
    const rows = await this.db.query<StatisticsUnit & object>(
      {
        name: 'statistics-units',
        text: `select u.id, u.name, u.kind from unit u where (u.id = $1 or u.parent_id = $1)
                 and exists (select from unit base, unit over where base.id = $1 and over.id = $2 and base.path <@ over.path)
               order by u.name collate "zh-x-icu"`,
      },
      [unitId, overId],
    )
    return rows.length > 0 ? rows : undefined
  }
}
