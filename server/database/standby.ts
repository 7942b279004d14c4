import { setInterval } from 'node:timers'
import { Pool } from 'pg'
import { readPlace, type LogPlace } from './horizon.js'

const lookEvery = 250
/** Reads may lag so much, in ms; a standby that is further behind, or lost, is left alone. */
const mostLag = 10_000

/** Where a server stands in the log: a primary writes it, a standby repeats it. */
const placeOf = (of: Pool, expression: string): Promise<LogPlace | undefined> =>
  of.query<{ place: string | null }>(`select ${expression}::text as place`).then(
    ({ rows }) => readPlace(rows[0]?.place ?? undefined),
    () => undefined,
  )

/** A streaming standby of the primary; how far it has come is asked four times a second, not with every read. */
export class Standby {
  readonly pool: Pool
  private readonly looking: NodeJS.Timeout
  private replayed: LogPlace | undefined
  /** Where the primary was, and when; the first is about `mostLag` old. */
  private written: { at: number; place: LogPlace }[] = []
  private busy = false

  constructor(
    url: string,
    private readonly primary: Pool,
  ) {
    this.pool = new Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 2000 })
    this.pool.on('error', () => {})
    this.looking = setInterval(() => void this.look(), lookEvery).unref()
  }

  /** Whether it shows everything up to `place`, and is not too far behind for anybody. */
  shows(place: LogPlace): boolean {
    const { replayed } = this
    if (replayed === undefined || replayed < place) return false
    const longAgo = this.written[0]
    return longAgo !== undefined && replayed >= longAgo.place
  }

  async look(): Promise<void> {
    if (this.busy) return
    this.busy = true
    const at = Date.now()
    const [written, replayed] = await Promise.all([
      placeOf(this.primary, 'pg_current_wal_flush_lsn()'),
      placeOf(this.pool, 'pg_last_wal_replay_lsn()'),
    ])
    if (written !== undefined) this.written.push({ at, place: written })
    while (this.written.length > 1 && this.written[1]!.at <= at - mostLag) this.written.shift()
    this.replayed = replayed
    this.busy = false
  }

  /** It has failed a read: nothing more is asked of it until it has answered again. */
  lost(): void {
    this.replayed = undefined
  }

  async close(): Promise<void> {
    clearInterval(this.looking)
    await this.pool.end()
  }
}
