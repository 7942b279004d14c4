import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { Database } from '../../server/database/database.js'
import { startEmbedded } from '../../server/database/embedded.js'
import { loadReference } from '../../server/database/reference.js'
import { Years } from '../../server/database/years/years.js'

/**
 * One PostgreSQL for all test files, with a migrated `template` that holds the reference data. Runs beside Jest: prints
 * its URL when ready and cleans up when its standard input closes, however Jest ends.
 */
const directory = await mkdtemp(path.join(tmpdir(), 'title-review-test-'))
// As root the database runs under another account, which has to get in.
await chmod(directory, 0o711)
const postgres = await startEmbedded(directory, {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
})

async function cleanUp(): Promise<void> {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}

process.stdin.on('end', () => void cleanUp().then(() => process.exit(0))).resume()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

try {
  const admin = new pg.Client({ connectionString: postgres.url('postgres') })
  await admin.connect()
  await admin.query('CREATE DATABASE template')
  const database = await Database.connect(postgres.url('template'))
  await database.migrate()
  await loadReference(database)
  // What a statement says must not depend on whether the tables are divided by year: any test may be run so.
  if (process.env.DIVIDED) await new Years(database).partition()
  await database.close()
  await admin.query('ALTER DATABASE template WITH ALLOW_CONNECTIONS false IS_TEMPLATE true')
  await admin.end()
  process.stdout.write(`${postgres.url('postgres')}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  await cleanUp()
  process.exit(1)
}
