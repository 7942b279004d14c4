import { spawnSync } from 'node:child_process'
import { appendFile, chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded, type EmbeddedPostgres } from '../../server/database/embedded.js'

/** A PostgreSQL that writes and one that repeats it as it streams. */
export interface Pair {
  primary: EmbeddedPostgres
  standby: EmbeddedPostgres
  stop: () => Promise<void>
}

const streaming = {
  wal_level: 'replica',
  max_wal_senders: '4',
  wal_keep_size: '512MB',
  hot_standby: 'on',
  max_connections: '150',
}

/** The primary's files are copied while it is in backup mode, as pg_basebackup does, which the npm package lacks. */
export async function startPair(): Promise<Pair> {
  const root = await mkdtemp(path.join(tmpdir(), 'title-review-pair-'))
  await chmod(root, 0o711)
  const [first, second] = [path.join(root, 'primary'), path.join(root, 'standby')]
  const primary = await startEmbedded(first, streaming)
  const admin = new pg.Client({ connectionString: primary.url('postgres') })
  await admin.connect()
  await admin.query('create database review')
  await admin.query(`select pg_backup_start('standby', true)`)
  run('mkdir', ['-p', '-m', '711', second])
  run('cp', ['-a', path.join(first, 'postgres'), second])
  const { rows } = await admin.query<{ labelfile: string }>('select labelfile from pg_backup_stop()')
  await admin.end()

  const copy = path.join(second, 'postgres')
  await copyFile(path.join(first, 'postgres.password'), path.join(second, 'postgres.password'))
  for (const left of ['postmaster.pid', 'postmaster.opts', 'server.log']) await rm(path.join(copy, left), { force: true })
  const files = { backup_label: rows[0]!.labelfile, 'standby.signal': '' }
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(copy, name), text)
  const { hostname, port, username, password } = new URL(primary.url('postgres'))
  const from = `host=${hostname} port=${port} user=${username} password=${password}`
  await appendFile(path.join(copy, 'postgresql.auto.conf'), `primary_conninfo = '${from}'\n`)
  run('chown', ['-R', '--reference', path.join(first, 'postgres'), copy])
  const standby = await startEmbedded(second, streaming)
  const stop = async () => {
    await standby.stop()
    await primary.stop()
    await rm(root, { recursive: true, force: true })
  }
  return { primary, standby, stop }
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
}
