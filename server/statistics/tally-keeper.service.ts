import type { Database } from '../database/database.js'
import { log } from '../log.js'
import { dropEmptyInboxes, foldInboxes, inboxDifferences } from '../reviews/inbox-count.js'
import { differences, dropEmpty, fold } from './tally-sql.js'

const inboxesEveryMs = 20_000
/** Many deltas cost little more than few, and what is not folded yet is cheap to read along. */
const talliesEveryMs = 60_000
/** What was left when the last node stopped. */
const firstMs = 5000
/** Cells that have come to nothing read as none; so it is enough to look through all of them now and then. */
const emptyEveryMs = 3_600_000

/** Folds what moves have appended into the counts that statistics and inboxes read. Several nodes may do so; one at a time does. */
export class TallyKeeper {
  private timers: NodeJS.Timeout[] = []
  private running: Promise<unknown> = Promise.resolve()

  constructor(private readonly db: Database) {}

  start(): void {
    this.timers = [
      setTimeout(() => this.keep([fold]), firstMs).unref(),
      this.every(inboxesEveryMs, [foldInboxes, dropEmptyInboxes]),
      this.every(talliesEveryMs, [fold]),
      this.every(emptyEveryMs, [dropEmpty]),
    ]
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    await this.running
  }

  /** @returns false when another node is at it */
  fold(): Promise<boolean> {
    return this.alone([fold, dropEmpty, foldInboxes, dropEmptyInboxes])
  }

  /** Counts everything anew and compares: empty when the kept counts are right. Reads every application. */
  async differences(): Promise<Record<string, unknown>[]> {
    return [...(await this.db.query(differences)), ...(await this.db.query(inboxDifferences))]
  }

  private every(ms: number, work: readonly string[]): NodeJS.Timeout {
    return setInterval(() => this.keep(work), ms).unref()
  }

  private keep(work: readonly string[]): void {
    this.running = this.running
      .then(() => this.alone(work))
      .catch((error: unknown) => log.warn({ err: error }, 'the counts were not folded'))
  }

  private alone(work: readonly string[]): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      // Sums over many deltas are made in memory rather than by sorting them on disk.
      const [lock] = await tx.query<{ mine: boolean }>(
        `select pg_try_advisory_xact_lock(hashtext('tally fold')) as mine, set_config('work_mem', '64MB', true)`,
      )
      if (!lock?.mine) return false
      for (const sql of work) await tx.query(sql)
      return true
    })
  }
}
