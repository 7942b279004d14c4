import { AuditService } from '../../audit/audit.service.js'
import { StartRefusal } from '../../start-refusal.js'
import type { Database, Transaction } from '../database.js'
import { archive, openMatters, restore } from './archive.js'
import { isPartitioned, openYear, partition } from './partition.js'
import { lockTables } from './year-parts.js'
import { archiveOf, schemaOf } from './year-tables.js'

/** What an operator does with the years of an installation. Each act is one transaction, in which nobody else writes applications. */
export class Years {
  private readonly audit = new AuditService()

  constructor(private readonly db: Database) {}

  /** Divides the tables: a part for each campaign's year and the one after the last. @returns the years that have a part */
  async partition(): Promise<number[]> {
    if (await isPartitioned(this.db))
      throw new StartRefusal('The tables are divided by year already; npm run year -- open adds a year.')
    const rows = await this.db.query<{ year: number }>('select distinct year from campaign order by year')
    const last = Math.max(new Date().getFullYear(), ...rows.map(({ year }) => year))
    const wanted = [...new Set([...rows.map(({ year }) => year), last, last + 1])]
    return this.db.transaction(async (tx) => {
      await this.record(tx, 'partitionYears', { years: wanted })
      return partition(tx, wanted)
    })
  }

  /** Gives a coming year a part, before anybody files in it. */
  async open(year: number): Promise<void> {
    await this.requireDivided()
    if ((await this.exists(schemaOf(year))) || (await this.exists(archiveOf(year))))
      throw new StartRefusal(`${year} has a part already.`)
    await this.db.transaction(async (tx) => {
      await this.record(tx, 'openYear', { year })
      if (!(await openYear(tx, year)))
        throw new StartRefusal(`Applications of ${year} lie among the rest already, so it cannot get a part of its own any more.`)
    })
  }

  /** @returns how many applications were put away */
  async archive(year: number): Promise<number> {
    await this.requireDivided()
    if (await this.exists(archiveOf(year)))
      throw new StartRefusal(`${year} has been put away already, in the schema ${archiveOf(year)}.`)
    if (!(await this.exists(schemaOf(year)))) throw new StartRefusal(`${year} has no part of its own, so it cannot be put away.`)
    return this.db.transaction(async (tx) => {
      // Once before anybody has to wait, and once more when nobody can open anything again.
      await requireOver(tx, year)
      await this.record(tx, 'archiveYear', { year })
      await lockTables(tx)
      await requireOver(tx, year)
      return archive(tx, year)
    })
  }

  /** @returns how many applications came back */
  async restore(year: number): Promise<number> {
    await this.requireDivided()
    if (!(await this.exists(archiveOf(year))))
      throw new StartRefusal(`${year} has not been put away: there is no schema ${archiveOf(year)}.`)
    return this.db.transaction(async (tx) => {
      await this.record(tx, 'restoreYear', { year })
      return restore(tx, year)
    })
  }

  private record(tx: Transaction, action: string, detail: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, { subject: 'installation:years', actorId: null, action, detail })
  }

  private async requireDivided(): Promise<void> {
    if (!(await isPartitioned(this.db)))
      throw new StartRefusal('The tables are not divided by year: npm run year -- partition does that, once.')
  }

  private async exists(schema: string): Promise<boolean> {
    return (await this.db.query('select from pg_namespace where nspname = $1', [schema])).length > 0
  }
}

async function requireOver(tx: Transaction, year: number): Promise<void> {
  const matters = await openMatters(tx, year)
  if (matters.length > 0) throw new StartRefusal(`${year} is not over:\n  ${matters.join('\n  ')}`)
}
