import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { Database } from '../../server/database/database.js'
import { startEmbedded } from '../../server/database/embedded.js'
import { loadReference } from '../../server/database/reference.js'
import { pour, rollUp, steps, textOf } from './pour.js'

const here = path.dirname(fileURLToPath(import.meta.url))
export const root = path.join(here, '../..')

/** A PostgreSQL of the bench's own, set up as an office would for one region; kept in .data/bench between runs. */
export async function openCluster() {
  const directory = path.join(root, '.data/bench')
  await mkdir(directory, { recursive: true, mode: 0o711 })
  return startEmbedded(directory, {
    shared_buffers: '1GB',
    max_connections: '120',
    max_wal_size: '8GB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    checkpoint_timeout: '30min',
    random_page_cost: '1.1',
    autovacuum: 'off',
  })
}

/** What decides whether a database built earlier is still the one asked for. */
async function recipe(size: number): Promise<string> {
  const hash = createHash('sha256').update(String(size))
  for (const step of steps) hash.update(await textOf(step))
  return hash.digest('hex')
}

/**
 * The database with so many applications: the one of an earlier run brought up to date, or a new one.
 * @returns its URL and the seconds it took to build, 0 when it stood already
 */
export async function openGround(
  cluster: { url: (database: string) => string },
  size: number,
): Promise<{ url: string; buildSeconds: number }> {
  const name = `bench_${size}`
  const url = cluster.url(name)
  const admin = new pg.Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  const made = await recipe(size)
  const { rows } = await admin.query(`select shobj_description(oid, 'pg_database') as made from pg_database where datname = $1`, [
    name,
  ])
  const began = performance.now()
  const standing = rows[0]?.made === made
  if (!standing) {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.query(`create database ${name}`)
  }
  const db = await Database.connect(url)
  let migrated = false
  await db.migrate(() => (migrated = true))
  await loadReference(db)
  await db.close()
  if (!standing) {
    await build(url, size)
    await admin.query(`comment on database ${name} is '${made}'`)
  } else if (migrated) {
    await timed('analyze', () => settle(url))
  }
  await admin.end()
  return { url, buildSeconds: standing ? 0 : (performance.now() - began) / 1000 }
}

/** Triggers and foreign keys sleep while the rows are poured in, secondary indexes are made afterwards, counts are rebuilt. */
async function build(url: string, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '256MB'`,
  )
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
       and c.relname in ('application', 'transfer', 'account', 'section', 'version_section', 'approval_form', 'approval_item', 'tally')
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await pour(client, { applications: size, units: 20_000, houses: 2500 }, timed)
  await timed('indexes', async () => {
    for (const { definition } of indexes) await client.query(definition)
  })
  await timed('roll-ups', () => rollUp(client))
  await client.end()
  await timed('analyze', () => settle(url))
}

/** Nothing does this by itself here, so that it disturbs no round. */
async function settle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set maintenance_work_mem = '1GB'`)
  await client.query('vacuum (analyze, freeze)')
  await client.query('checkpoint')
  await client.end()
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  await work()
  console.error(`  ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
