import { runMigrations } from 'graphile-worker'
import { MikroORM } from '@mikro-orm/postgresql'
import { Client, type Pool, type PoolClient, type QueryConfig, type QueryResultRow } from 'pg'
import { migrationNames, ormOptions } from './orm.js'
import { columnTypes } from './column-types.js'
import { horizonNow } from './horizon.js'
import { Standby } from './standby.js'
import { isDeadlock } from './violations.js'
import { requireCompatible } from './compatible.js'

/** A read that the server prepares once a connection: a stable name and its SQL with $1, $2 … */
export interface Statement {
  name: string
  text: string
}

type Params = readonly unknown[]

/** Where SQL can be run: outside a transaction (the pool) or inside one. */
export interface Queryable {
  /**
   * Rows as plain objects; timestamps are Date, dates are YYYY-MM-DD, bigint is a string. A `Statement` is prepared once a
   * connection: for what every screen reads and every move writes, planning costs more than running.
   */
  query<Row extends QueryResultRow>(sql: string | Statement, params?: Params): Promise<Row[]>
}

/**
 * An open transaction on a connection of its own: bound SQL, committed together. Statements that are asked without waiting
 * for each other (`Promise.all`) are sent together and run one after the other, each seeing what is committed when its turn
 * comes: what needs a lock stands behind the statement that takes it.
 */
export class Transaction implements Queryable {
  private readonly begun: Promise<unknown>
  private committed: Promise<unknown> | undefined
  private lost: Error | undefined

  /** Begins, with no wait of its own: what is asked first is sent right behind it. */
  constructor(private readonly client: PoolClient) {
    this.begun = client.query('begin').catch((error: Error) => (this.lost = error))
  }

  async query<Row extends QueryResultRow>(sql: string | Statement, params: Params = []): Promise<Row[]> {
    // Outside a transaction nothing may be written.
    if (this.lost) throw this.lost
    return (await this.client.query<Row>(bound(sql, params))).rows
  }

  /**
   * The last statement, with the commit right behind it: both in one go. Fails as a whole; once it has answered, nothing can
   * be taken back any more.
   */
  async last<Row extends QueryResultRow>(sql: string | Statement, params: Params = []): Promise<Row[]> {
    const written = this.query<Row>(sql, params)
    this.committed = this.client.query('commit')
    // Of the two the statement says what was wrong.
    this.committed.catch(() => {})
    return written
  }

  async commit(): Promise<void> {
    await this.begun
    if (this.lost) throw this.lost
    await (this.committed ?? this.client.query('commit'))
  }
}

const bound = (sql: string | Statement, params: Params): QueryConfig => ({
  ...(typeof sql === 'string' ? { text: sql } : sql),
  values: [...params],
  types: columnTypes,
})

const attempts = 3
const startLock = 4_061_221

/** The connection to PostgreSQL. Reads go to `query`, everything that writes to `transaction`. */
export class Database implements Queryable {
  private standby: Standby | undefined

  /**
   * For public pages, lists to search and statistics, which may lag by some seconds, but never behind what their viewer has
   * written: answered by the standby where there is one that has come far enough.
   */
  readonly lagging: Queryable = {
    query: (sql, params = []) => this.readLagging(bound(sql, params)),
  }

  private constructor(
    readonly orm: MikroORM,
    readonly pool: Pool,
  ) {
    // An idle connection that PostgreSQL ends is given up by the pool, which opens another when asked.
    pool.on('error', () => {})
  }

  /** @throws Error one sentence saying what to do, when the URL leads to no PostgreSQL ≥ 18 or to a newer schema */
  static async connect(url: string, onQuery?: (sql: string) => void): Promise<Database> {
    await requireCompatible(url, migrationNames)
    const orm = new MikroORM(ormOptions(url, onQuery))
    await orm.connect()
    return new Database(orm, await orm.em.getConnection().getNativeClient())
  }

  /** From now on `lagging` reads go to a streaming standby of this database while it is near. */
  async readFrom(url: string): Promise<void> {
    this.standby = new Standby(url, this.pool)
    await this.standby.look()
  }

  /** Up to where the log tells everything that has been committed; undefined when there is no standby that might lag behind it. */
  async written(): Promise<string | undefined> {
    if (!this.standby) return undefined
    const [row] = await this.query<{ place: string }>('select pg_current_wal_insert_lsn()::text as place')
    return row?.place
  }

  /** Nodes that start at the same moment make the tables and their first rows one after the other. */
  async alone(work: () => Promise<void>): Promise<void> {
    const client = new Client(this.pool.options)
    await client.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [startLock])
      await work()
    } finally {
      await client.end()
    }
  }

  /** Runs the migrations that this database lacks, each in its own transaction; the job queue's tables have a schema of their own. */
  async migrate(onStep: (name: string) => void = () => {}): Promise<void> {
    const migrator = this.orm.migrator
    for (const { name } of await migrator.getPending()) {
      onStep(name)
      await migrator.up(name)
    }
    await runMigrations({ pgPool: this.pool })
  }

  async query<Row extends QueryResultRow>(sql: string | Statement, params: Params = []): Promise<Row[]> {
    return (await this.pool.query<Row>(bound(sql, params))).rows
  }

  /**
   * Everything inside commits together or not at all. When two transactions wait for each other PostgreSQL ends one of them
   * with nothing done, so that one begins again: `work` may run more than once and touches nothing but the database.
   */
  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work)
      } catch (error) {
        if (attempt === attempts || !isDeadlock(error)) throw error
      }
    }
  }

  private async once<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    const lost = (error: Error) => (broken = error)
    // Told between two statements; the next one fails by itself.
    client.on('error', lost)
    try {
      const tx = new Transaction(client)
      const result = await work(tx)
      await tx.commit()
      return result
    } catch (error) {
      // A connection that cannot even roll back is given up; the server undoes what it had begun.
      await client.query('rollback').catch(lost)
      throw error
    } finally {
      client.off('error', lost)
      client.release(broken)
    }
  }

  private async readLagging<Row extends QueryResultRow>(query: QueryConfig): Promise<Row[]> {
    const horizon = horizonNow()
    if (horizon !== undefined && this.standby?.shows(horizon)) {
      try {
        return (await this.standby.pool.query<Row>(query)).rows
      } catch {
        // Lost, or replaying something that this read was in the way of: the primary knows all that it does.
        this.standby.lost()
      }
    }
    return (await this.pool.query<Row>(query)).rows
  }

  async close(): Promise<void> {
    await this.standby?.close()
    await this.orm.close(true)
  }
}
