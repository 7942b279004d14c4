import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import { UnknownYear, type Calendar } from '../workflow/working-days.js'
import type { AcquisitionWay, Campaign, Committee, Division, Title, TitleLevel, TitleSeries } from './reference-rows.js'
import { readReference, type ReferenceRows } from './reference.store.js'

/** Triggers of the database announce any change of reference data here. */
const referenceChannel = 'reference_changed'

const keyed = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key) => new Map(rows.map((row) => [row[key], row]))

function arrange(rows: ReferenceRows) {
  const levels = keyed<TitleLevel, 'code'>(rows.levels, 'code')
  const titles: Title[] = rows.titles.flatMap((title) => {
    const level = levels.get(title.levelCode)
    return level ? [{ ...title, level }] : []
  })
  const series = rows.series.map((row) => ({ ...row, titles: [] as Title[] }))
  const seriesByCode = keyed(series, 'code')
  for (const title of titles) seriesByCode.get(title.seriesCode)?.titles.push(title)
  return {
    divisions: keyed<Division, 'code'>(rows.divisions, 'code'),
    levels,
    /** Every series there has been, so that old applications keep their words. */
    series: new Map<string, TitleSeries>(seriesByCode),
    currentSeries: series.filter(({ current }) => current) as TitleSeries[],
    titles: keyed(titles, 'id'),
    ways: keyed<AcquisitionWay, 'code'>(rows.ways, 'code'),
    campaigns: keyed<Campaign, 'id'>(rows.campaigns, 'id'),
    committees: keyed<Committee, 'id'>(rows.committees, 'id'),
    /** All versions. */
    eligibilityRules: rows.eligibilityRules,
    calendar: rows.calendar,
    switchedOff: rows.switchedOff as ReadonlySet<string>,
  }
}

type Arranged = ReturnType<typeof arrange>

/** @throws DomainError NOT_FOUND */
function found<Row>(row: Row | undefined): Row {
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

/**
 * Divisions, titles, campaigns and committees in memory: read at start-up, read again whenever any node announces a
 * change. Iterating a map gives the order of the lists.
 */
export class ReferenceCache {
  private held: Arranged | undefined
  private listener: Client | undefined
  private closed = false
  private begun = 0
  private kept = 0

  constructor(private readonly db: Database) {}

  /** Reads everything and keeps listening; call once before serving. */
  async load(): Promise<void> {
    await this.listen()
    await this.refresh()
  }

  /** Of several at once the one that began last is kept: an earlier one may have read before the change, and end after it. */
  async refresh(): Promise<void> {
    const turn = ++this.begun
    const arranged = arrange(await readReference(this.db))
    if (turn < this.kept) return
    this.kept = turn
    this.held = arranged
  }

  /** Everything by key; for looking up what came from outside. */
  get rows(): Arranged {
    if (!this.held) throw new Error('the reference cache is read before load()')
    return this.held
  }

  divisions = (): Division[] => [...this.rows.divisions.values()]
  levels = (): TitleLevel[] => [...this.rows.levels.values()]
  /** Those one can file for today. */
  currentSeries = (): TitleSeries[] => this.rows.currentSeries
  ways = (): AcquisitionWay[] => [...this.rows.ways.values()]
  campaigns = (): Campaign[] => [...this.rows.campaigns.values()]
  committees = (): Committee[] => [...this.rows.committees.values()]

  // One row by key, for keys that come from our own tables: those always exist.
  division = (code: string): Division => found(this.rows.divisions.get(code))
  level = (code: string): TitleLevel => found(this.rows.levels.get(code))
  series = (code: string): TitleSeries => found(this.rows.series.get(code))
  title = (id: string): Title => found(this.rows.titles.get(id))
  way = (code: string): AcquisitionWay => found(this.rows.ways.get(code))
  campaign = (id: string): Campaign => found(this.rows.campaigns.get(id))
  committee = (id: string): Committee => found(this.rows.committees.get(id))

  /**
   * Asks the holiday table.
   * @throws DomainError CALENDAR_UNKNOWN with params.year when the table lacks a year in between
   */
  byCalendar<Answer>(ask: (calendar: Calendar) => Answer): Answer {
    try {
      return ask(this.rows.calendar)
    } catch (error) {
      if (!(error instanceof UnknownYear)) throw error
      throw new DomainError('CALENDAR_UNKNOWN', { cure: 'none', who: 'REGION_OFFICE', params: { year: error.year } })
    }
  }

  async close(): Promise<void> {
    this.closed = true
    await this.listener?.end()
  }

  /** A connection of its own: a pooled one would keep the pool from ending. */
  private async listen(): Promise<void> {
    const client = new Client(this.db.pool.options)
    this.listener = client
    client.on('error', () => {})
    client.on('end', () => void this.listenAgain())
    client.on('notification', () => void this.refresh().catch(() => client.end()))
    await client.connect()
    await client.query(`listen ${referenceChannel}`)
  }

  /** What was announced while the connection was lost has been missed, so everything is read again. */
  private async listenAgain(): Promise<void> {
    while (!this.closed) {
      await wait(1000, undefined, { ref: false })
      if (this.closed) return
      try {
        return await this.load()
      } catch {
        this.listener?.removeAllListeners('end')
      }
    }
  }
}
