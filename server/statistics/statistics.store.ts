import type { Database } from '../database/database.js'
import type { Dimension } from '../workflow/statistics-rules.js'
import { grainFor, type Told } from './tally-grains.js'
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
  ms: number
}

/** Whose counts are read: those of units, for what lies under them and, if wanted, what else went through them. */
export interface Seers {
  unitIds: readonly string[]
  passed: boolean
  /** Offices and everything, for which more is kept. */
  wide: boolean
}

export interface StatisticsUnit {
  id: string
  name: string
  /** An office, for which more is kept. */
  wide: boolean
}

const columnOf: Record<Dimension, string> = {
  ...{ YEAR: 'campaign_id::text', SERIES: 'series_code', LEVEL: 'level_code', WAY: 'way_code', STATUS: 'status' },
  ...{ UNIT: 'unit_id::text', DIVISION: 'division_code', SEX: 'sex', AGE_BAND: 'age_band', STEP: 'step' },
}

const toldBy: Partial<Record<Dimension, Told>> = {
  ...{ SERIES: 'series', LEVEL: 'level', WAY: 'way', DIVISION: 'division', SEX: 'sex', AGE_BAND: 'ageBand' },
}

/** What a question needs to be told beside status, step, year and unit. */
function asked(by: readonly Dimension[], narrowing: Narrowing): Set<Told> {
  const { seriesCode, levelCode, wayCode, sex, ageBand, divisionPrefix } = narrowing
  const narrowed = { series: seriesCode, level: levelCode, way: wayCode, sex, ageBand, division: divisionPrefix }
  const filtered = (Object.keys(narrowed) as Told[]).filter((told) => narrowed[told] !== undefined)
  return new Set([...filtered, ...by.flatMap((dimension) => toldBy[dimension] ?? [])])
}

export class StatisticsStore {
  constructor(private readonly db: Database) {}

  /** Sums of the cells, at most `limit` rows; without dimensions one row, or none when there is nothing. */
  async count(by: readonly Dimension[], narrowing: Narrowing, seers: Seers, limit: number): Promise<Counted[]> {
    if (seers.unitIds.length === 0) return []
    const params: unknown[] = [seers.unitIds, seers.passed ? ['SUBTREE', 'PASSED'] : ['SUBTREE']]
    const step = by.includes('STEP')
    const conditions = [step ? `step <> ''` : `step = ''`]
    const add = (column: string, value: unknown, operator = '=') => {
      if (value === undefined) return
      params.push(value)
      conditions.push(`${column} ${operator} $${params.length}`)
    }
    add('campaign_id', narrowing.campaignId)
    add('series_code', narrowing.seriesCode)
    add('level_code', narrowing.levelCode)
    add('way_code', narrowing.wayCode)
    add('status', narrowing.status)
    add('sex', narrowing.sex)
    add('age_band', narrowing.ageBand)
    add('division_code', narrowing.divisionPrefix && `${narrowing.divisionPrefix}%`, 'like')
    const grain = grainFor(asked(by, narrowing), seers.wide)
    const whole = seers.unitIds.includes(everything)
    if (grain !== undefined) {
      conditions.push(`unit_id = any($1::uuid[])`, `via = any($2::text[])`)
      add('grain', grain)
    } else if (whole) {
      // Its parameters name nobody: everything is everybody's.
      conditions.push('$1::uuid[] is not null', '$2::text[] is not null')
    }
    const columns = by.map((dimension) => columnOf[dimension])
    const grouping = columns.length > 0 ? `group by ${columns.join(', ')}` : ''
    const rows = await this.db.lagging.query<{ codes: string[]; n: number; ms: string }>(
      `select array[${columns.join(', ')}]::text[] as codes, sum(n)::int as n, sum(ms)::bigint as ms
       from ${grain === undefined ? counted(step ? 'step' : 'status', whole) : kept} cell where ${conditions.join(' and ')}
       ${grouping} having sum(n) <> 0 limit ${limit}`,
      params,
    )
    return rows.map(({ codes, n, ms }) => ({ codes, n, ms: Number(ms) }))
  }

  /** The units directly under one, by name; undefined when it is not at or under the other. */
  async under(unitId: string, overId: string): Promise<StatisticsUnit[] | undefined> {
    const rows = await this.db.read<StatisticsUnit & object>(
      {
        name: 'statistics-units',
        text: `select u.id, u.name, u.kind in ('COUNTY_BUREAU', 'PREFECTURE_BUREAU', 'REGION_OFFICE') as wide
               from unit u where (u.id = $1 or u.parent_id = $1)
                 and exists (select from unit base, unit over where base.id = $1 and over.id = $2 and base.path <@ over.path)
               order by u.name collate "zh-x-icu"`,
      },
      [unitId, overId],
    )
    return rows.length > 0 ? rows : undefined
  }
}
