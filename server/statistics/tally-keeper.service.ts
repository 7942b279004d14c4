import type { Database } from '../database/database.js'
import { log } from '../log.js'
import { dropEmptyInboxes, foldInboxes, inboxDifferences } from '../reviews/inbox-count.js'
import { differences, dropEmpty, fold } from './tally-sql.js'

const everyMs = 20_000

/** Folds what moves have appended into the counts that statistics and inboxes read. Several nodes may do so; one at a time does. */
export class TallyKeeper {
  private timer: NodeJS.Timeout | undefined
  private running: Promise<unknown> = Promise.resolve()

  constructor(private readonly db: Database) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.fold().catch((error: unknown) => log.warn({ err: error }, 'the counts were not folded'))
    }, everyMs).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  /** @returns false when another node is at it */
  fold(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [lock] = await tx.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtext('tally fold')) as mine`)
      if (!lock?.mine) return false
      await tx.query(fold)
      await tx.query(dropEmpty)
      await tx.query(foldInboxes)
      await tx.query(dropEmptyInboxes)
      return true
    })
  }

  /** Counts everything anew and compares: empty when the kept counts are right. Reads every application. */
  async differences(): Promise<Record<string, unknown>[]> {
    return [...(await this.db.query(differences)), ...(await this.db.query(inboxDifferences))]
  }
}
