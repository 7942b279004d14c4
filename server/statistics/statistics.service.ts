import type { Database } from '../database/database.js'
import { DomainError, refuseFaults, type FieldFault } from '../errors.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { isUuid } from '../reference/uuid.js'
import type { Dimension } from '../workflow/statistics-rules.js'
import { scopeOf, type Viewer } from '../workflow/who-may.js'
import { wordsOf, type Words } from './dimension-words.js'
import { ShiftedCounts } from './shifted-counts.js'
import { StatisticsStore, type Narrowing, type Seers, type StatisticsUnit } from './statistics.store.js'
import { rankOf, ranks, type Rank } from './tally-grains.js'
import { everything } from './tally-sql.js'

/** What to count, and by what. */
export interface StatisticsRequest {
  groupBy: readonly Dimension[]
  year?: number | null
  unitId?: string | null
  divisionCode?: string | null
  seriesCode?: string | null
  levelCode?: string | null
  wayCode?: string | null
  status?: string | null
  sex?: string | null
  ageBand?: string | null
}

interface StatisticsKey {
  dimension: Dimension
  code: string
  label: string
}

export interface StatisticsRow {
  keys: StatisticsKey[]
  /** null: too few to be told. */
  count: number | null
  /** Only by step. */
  averageDays: number | null
  /** Where it stands: as the words are listed, dimension by dimension; what has no word comes last. */
  place: number
}

export interface Statistics {
  dimensions: readonly Dimension[]
  rows: StatisticsRow[]
  total: number | null
}

const most = 10_000
const dayMs = 86_400_000

/** 统计汇总: nobody counts what they may not see. Source: S24, S53, B10. */
export class StatisticsService {
  private readonly store: StatisticsStore
  private readonly shifted: ShiftedCounts

  constructor(
    db: Database,
    private readonly reference: ReferenceCache,
    secretKey: string,
  ) {
    this.store = new StatisticsStore(db)
    this.shifted = new ShiftedCounts(secretKey)
  }

  /**
   * @param toProgram counts below five are null, the others shifted a little and rounded to fives
   * @throws DomainError INVALID_INPUT, FORBIDDEN for a unit that is not under the viewer's, QUERY_TOO_COMPLEX beyond 10,000 rows
   */
  async statistics(request: StatisticsRequest, viewer: Viewer, toProgram: boolean): Promise<Statistics> {
    const narrowing = this.narrowing(request)
    const { groupBy } = request
    const unitId = request.unitId ?? viewer.unitId
    // Of the own unit alone nothing need be read.
    const units = groupBy.includes('UNIT') || request.unitId ? await this.units(unitId, viewer) : []
    const region = viewer.unitKind === 'REGION_OFFICE' && !request.unitId
    const kind = units.find(({ id }) => id === unitId)?.kind ?? viewer.unitKind
    const whole: Seers = { unitIds: [region ? everything : unitId], passed: !request.unitId, rank: region ? 3 : rankOf(kind) }
    const found = groupBy.includes('UNIT')
      ? await this.byUnit(groupBy, narrowing, whole, unitId, units)
      : await this.store.count(groupBy, narrowing, whole, most + 1)
    if (found.length > most) throw new DomainError('QUERY_TOO_COMPLEX', { cure: 'correctField', who: 'YOU' })
    const columns = groupBy.map(
      (dimension) => new Column(dimension, wordsOf(dimension, this.reference, new Map(units.map(({ id, name }) => [id, name])))),
    )
    const told = (n: number, codes: readonly string[] = []) =>
      toProgram ? this.shifted.told(n, codes, { groupBy, narrowing, whole, unitId }) : n
    const byStep = groupBy.includes('STEP')
    const rows = found.map(({ codes, n, ms }): StatisticsRow => {
      const count = told(n, codes)
      const averageDays = byStep && count !== null ? Math.round((ms / n / dayMs) * 10) / 10 : null
      let place = 0
      const keys = columns.map((column, at) => {
        const heading = column.heading(codes[at]!)
        place = place * column.width + heading.place
        return heading.key
      })
      return { keys, count, averageDays, place }
    })
    rows.sort((one, other) => one.place - other.place)
    return { dimensions: groupBy, rows, total: told(found.reduce((sum, { n }) => sum + n, 0)) }
  }

  /** Each unit directly under one, and what is left: its own, and what came to it from elsewhere. */
  private async byUnit(
    groupBy: readonly Dimension[],
    narrowing: Narrowing,
    whole: Seers,
    unitId: string,
    units: readonly StatisticsUnit[],
  ) {
    const place = groupBy.indexOf('UNIT')
    const others = groupBy.filter((dimension) => dimension !== 'UNIT')
    const under = (rank: Rank): Seers => ({
      unitIds: units.filter((unit) => unit.id !== unitId && rankOf(unit.kind) === rank).map(({ id }) => id),
      passed: false,
      rank,
    })
    const [all, ...parts] = await Promise.all([
      this.store.count(others, narrowing, whole, most + 1),
      ...ranks.map((rank) => this.store.count(groupBy, narrowing, under(rank), most + 1)),
    ])
    const below = parts.flat()
    const left = new Map(all.map((row) => [row.codes.join(' '), { ...row, codes: row.codes.toSpliced(place, 0, unitId) }]))
    for (const { codes, n, ms } of below) {
      const rest = left.get(codes.toSpliced(place, 1).join(' '))
      if (rest) Object.assign(rest, { n: rest.n - n, ms: rest.ms - ms })
    }
    return [...below, ...[...left.values()].filter(({ n }) => n > 0)]
  }

  /** The unit and those directly under it by name; under whom the viewer sees nothing has only itself. */
  private async units(unitId: string, viewer: Viewer): Promise<StatisticsUnit[]> {
    const region = viewer.unitKind === 'REGION_OFFICE'
    const below = region || scopeOf(viewer).some(({ by }) => by === 'superior')
    const units = unitId === viewer.unitId || below ? await this.store.under(unitId, region ? unitId : viewer.unitId) : undefined
    if (!units) throw new DomainError('FORBIDDEN', { cure: 'none', who: 'NOBODY' })
    return units.filter(({ id }) => below || id === unitId)
  }

  private narrowing(request: StatisticsRequest): Narrowing {
    const { reference } = this
    const faults: FieldFault[] = []
    const { groupBy } = request
    if (groupBy.length > 3 || new Set(groupBy).size < groupBy.length) faults.push({ field: 'groupBy', code: 'OUT_OF_RANGE' })
    if (groupBy.includes('STEP') && (groupBy.includes('STATUS') || request.status))
      faults.push({ field: 'groupBy', code: 'NOT_COMBINABLE' })
    const known = (field: string, value: string | null | undefined, is: (code: string) => boolean) => {
      if (value && !is(value)) faults.push({ field, code: 'NOT_A_CHOICE' })
      return value || undefined
    }
    const campaign = reference.campaigns().find(({ year }) => year === request.year)
    if (request.year && !campaign) faults.push({ field: 'year', code: 'NOT_A_CHOICE' })
    known('unitId', request.unitId, isUuid)
    const divisionCode = known('divisionCode', request.divisionCode, (code) => reference.rows.divisions.has(code))
    const narrowing: Narrowing = {
      ...(campaign && { campaignId: campaign.id }),
      seriesCode: known('seriesCode', request.seriesCode, (code) => reference.rows.series.has(code)),
      levelCode: known('levelCode', request.levelCode, (code) => reference.rows.levels.has(code)),
      wayCode: known('wayCode', request.wayCode, (code) => reference.rows.ways.has(code)),
      ...(request.status && { status: request.status }),
      ...(request.sex && { sex: request.sex }),
      ...(request.ageBand && { ageBand: request.ageBand }),
      ...(divisionCode && { divisionPrefix: divisionCode.replace(/(00)+$/, '') }),
    }
    refuseFaults(faults)
    return narrowing
  }
}

/** A dimension's codes with their words; a table has few of them and many rows. */
class Column {
  private readonly headings = new Map<string, { place: number; key: StatisticsKey }>()
  /** More than any place. */
  readonly width: number

  constructor(
    private readonly dimension: Dimension,
    private readonly words: Words,
  ) {
    this.width = words.size + 1
    let place = 0
    for (const [code, label] of words) this.headings.set(code, { place: place++, key: { dimension, code, label } })
  }

  heading(code: string) {
    const known = this.headings.get(code)
    if (known) return known
    const made = { place: this.words.size, key: { dimension: this.dimension, code, label: '' } }
    this.headings.set(code, made)
    return made
  }
}
