import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartRefusal } from '../start-refusal.js'
import { startEmbedded } from './embedded.js'

const database = 'title_review'
const lockKey = 4_061_220

/** The embedded database of this process alone. */
export interface OwnCluster {
  url: string
  /** Lets a second start say where this one is. */
  announce: (address: string) => Promise<void>
  release: () => Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a data directory for one server process. PostgreSQL itself keeps the lock: it lets go
 * when the process dies, however it dies. A database that breaks down meanwhile is started again.
 * @param onLost called when it could not be started again
 * @throws StartRefusal when another server process uses the directory
 */
export async function openCluster(dataDir: string, onLost: (error: unknown) => void): Promise<OwnCluster> {
  const postgres = await startEmbedded(dataDir)
  const note = path.join(dataDir, 'server.json')
  let released = false
  let holder = await retry(hold)

  async function hold(): Promise<pg.Client> {
    await postgres.revive()
    const client = new pg.Client({ connectionString: postgres.url('postgres'), keepAlive: true, application_name: 'server lock' })
    client.on('error', () => {})
    await client.connect()
    if (!(await tryLock(client))) {
      await client.end()
      throw new StartRefusal(await alreadyUsed(dataDir, note))
    }
    client.once('end', () => void (released ? undefined : recover()))
    return client
  }

  async function recover(): Promise<void> {
    try {
      holder = await retry(hold)
    } catch (error) {
      if (!released) onLost(error)
    }
  }

  await createDatabase(holder)
  return {
    url: postgres.url(database),
    announce: (address) => writeFile(note, JSON.stringify({ pid: process.pid, address })),
    release: async () => {
      released = true
      // The lock goes last: nobody else takes over a database that is stopping.
      await postgres.stop()
      await holder.end().catch(() => {})
    },
  }
}

/** The database may be going down at this moment, by another server's end or by a crash. */
async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StartRefusal || attempt === 5) throw error
      await sleep(attempt * 300)
    }
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  // A server that has just been killed or is closing needs a moment to let go.
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [lockKey])
    if (rows[0]?.held) return true
    await sleep(200)
  }
  return false
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (!rowCount) await client.query(`CREATE DATABASE ${database}`)
}

async function alreadyUsed(dataDir: string, note: string): Promise<string> {
  const other = await readFile(note, 'utf8').then(
    (text) => JSON.parse(text) as { pid: number; address: string },
    () => undefined,
  )
  const where = other ? ` at ${other.address} (process ${other.pid})` : ''
  return `The data directory ${dataDir} is already in use by the server running${where}: use that one, stop it, or set DATA_DIR and PORT for a second one.`
}
