import { Logger, parseCronItems, run, type CronItem, type JobHelpers, type Runner } from 'graphile-worker'
import type { Database, Transaction } from '../database/database.js'
import { log } from '../log.js'

/** Has to be safe to repeat: after a crash the same job comes again. */
export type Job<Payload> = (payload: Payload, helpers: JobHelpers) => Promise<void>

export interface JobOptions {
  /** Jobs of one queue run one after the other, on whatever node. */
  queue?: string
  /** A later job under the same key replaces one that has not begun. */
  key?: string
  runAt?: Date
  /** Lower comes first; 0 unless told otherwise. */
  priority?: number
}

// Payloads and messages may name people: only warnings and errors, by level.
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') log.warn({ job: true }, message)
})

/**
 * Work that goes on after the answer. It is queued in the transaction that asks for it, so it exists exactly when that
 * commits; every node works on the same queue in PostgreSQL.
 */
export class JobQueue {
  private readonly tasks: Record<string, Job<unknown>> = {}
  private readonly cron: CronItem[] = []
  private runner: Runner | undefined

  constructor(private readonly db: Database) {}

  /** Each feature names its jobs when it is wired, before `start`. */
  handle<Payload>(name: string, job: Job<Payload>): void {
    this.tasks[name] = job as Job<unknown>
  }

  /** @param match a crontab pattern, in UTC: '0 1 * * *' is 9 o'clock in the morning in Asia/Shanghai */
  every(match: string, name: string, job: Job<unknown>): void {
    this.handle(name, job)
    this.cron.push({ match, task: name })
  }

  async add(tx: Transaction, name: string, payload: object, options: JobOptions = {}): Promise<void> {
    await tx.query(
      `select graphile_worker.add_job($1, payload := $2::json, queue_name := $3, job_key := $4, run_at := coalesce($5, now()),
         priority := coalesce($6, 0))`,
      [
        name,
        JSON.stringify(payload),
        options.queue ?? null,
        options.key ?? null,
        options.runAt ?? null,
        options.priority ?? null,
      ],
    )
  }

  /** Works until `stop`. A node that does not call it only queues. */
  async start(): Promise<void> {
    this.runner = await run({
      pgPool: this.db.pool,
      taskList: this.tasks,
      parsedCronItems: parseCronItems(this.cron),
      logger,
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 2000,
    })
  }

  /** Lets what runs come to its end, for a few seconds; the rest is taken up by the next start. */
  async stop(): Promise<void> {
    await this.runner?.stop()
    this.runner = undefined
  }
}
