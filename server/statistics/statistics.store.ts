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
  ...{ YEAR: 'campaign_id::text', SERIES: 'series_code', LEVEL: 'level_code', WAY: 'way_code', STATUS: 'status' },
  ...{ UNIT: 'unit_id::text', DIVISION: 'division_code', SEX: 'sex', AGE_BAND: 'age_band', STEP: 'step' },
}

const toldBy: Partial<Record<Dimension, Told>> = {
  ...{
    YEAR: 'year',
    STATUS: 'state',
    STEP: 'state',
    SERIES: 'series',
    LEVEL: 'level',
    WAY: 'way',
    DIVISION: 'division',
    SEX: 'sex',
    AGE_BAND: 'ageBand',
  },
}

/** What a question needs to be told beside the unit. */
function asked(by: readonly Dimension[], narrowing: Narrowing): Set<Told> {
  const { campaignId, status, seriesCode, levelCode, wayCode, sex, ageBand, divisionPrefix } = narrowing
  const titled = { year: campaignId, state: status, series: seriesCode, level: levelCode, way: wayCode }
  const narrowed = { ...titled, sex, ageBand, division: divisionPrefix }
  const filtered = (Object.keys(narrowed) as Told[]).filter((told) => narrowed[told] !== undefined)
  return new Set([...filtered, ...by.flatMap((dimension) => toldBy[dimension] ?? [])])
}

/** What narrows, as the parameters from $5 on: null does not. */
const narrowed = `(step <> '') = $4 and ($5::uuid is null or campaign_id = $5) and ($6::text is null or series_code = $6)
  and ($7::text is null or level_code = $7) and ($8::text is null or way_code = $8) and ($9::text is null or status = $9)
  and ($10::text is null or sex = $10) and ($11::text is null or age_band = $11) and ($12::text is null or division_code like $12)`

/** A count by some dimensions, each under its own name. */
const countedBy = (by: readonly Dimension[], cells: string): string => {
  const columns = by.map((dimension) => `${columnOf[dimension]} as "${dimension}", `).join('')
  const grouping = by.length > 0 ? `group by ${by.map((_dimension, at) => at + 1).join(', ')}` : ''
  const time = by.includes('STEP') ? ', sum(ms)::text as ms' : ''
  return `select ${columns}sum(n)::int as n${time} from ${cells} cell where ${narrowed} ${grouping} having sum(n) <> 0 limit $13`
}

/** Those there may be of kept cells: one for each choice of dimensions, whatever their order. */
const statements = new Map<string, Statement>()
function statementFor(by: readonly Dimension[]): Statement {
  const name = `statistics ${by.join(' ')}`
  const known = statements.get(name) ?? { name, text: countedBy(by, kept) }
  statements.set(name, known)
  return known
}

export class StatisticsStore {
  constructor(private readonly db: Database) {}

  /** Sums of the cells, at most `limit` rows; without dimensions one row, or none when there is nothing. */
  async count(by: readonly Dimension[], narrowing: Narrowing, seers: Seers, limit: number): Promise<Counted[]> {
    if (seers.unitIds.length === 0) return []
    const { campaignId, seriesCode, levelCode, wayCode, status, sex, ageBand, divisionPrefix } = narrowing
    const step = by.includes('STEP')
    const grain = grainFor(asked(by, narrowing), seers.rank)
    const params = [
      ...[seers.unitIds, seers.passed ? ['SUBTREE', 'PASSED'] : ['SUBTREE'], grain ?? null, step],
      ...[campaignId, seriesCode, levelCode, wayCode, status, sex, ageBand].map((code) => code ?? null),
      ...[divisionPrefix === undefined ? null : `${divisionPrefix}%`, limit],
    ]
    const sorted = dimensions.filter((dimension) => by.includes(dimension))
    const rows = await (grain === undefined
      ? this.db.lagging.query<CountRow>(
          countedBy(sorted, counted(step ? 'step' : 'status', seers.unitIds.includes(everything))),
          params,
        )
      : this.db.lagging.read<CountRow>(statementFor(sorted), params))
    return rows.map((row) => ({ codes: by.map((dimension) => row[dimension]!), n: row.n, ms: Number(row.ms ?? 0) }))
  }

  /** The units directly under one, by name; undefined when it is not at or under the other. */
  async under(unitId: string, overId: string): Promise<StatisticsUnit[] | undefined> {
    const rows = await this.db.read<StatisticsUnit & object>(
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
