import { spawn } from 'node:child_process'
import { chown, mkdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, StartRefusal } from '../start-refusal.js'
import { explainUnwritable, prepareHome, type EmbeddedHome } from './embedded-home.js'

const owner = 'title_review'

/** Statements and row values stay out of the database's log: they hold personal data. */
const quietLog = { log_min_error_statement: 'panic', log_error_verbosity: 'terse' }

/** A running embedded PostgreSQL. `url` points at `database`, 127.0.0.1 only. */
export interface EmbeddedPostgres {
  url: (database: string) => string
  /** Starts it again on the same port after a crash; nothing happens while it lives. */
  revive: () => Promise<void>
  stop: () => Promise<void>
}

/**
 * Starts the PostgreSQL of a data directory, making it on first use, or adopts the one a killed server left running.
 * @param settings extra server settings, e.g. `{ fsync: 'off' }` for tests
 * @throws StartRefusal when the directory cannot be used
 */
export async function startEmbedded(dataDir: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const home = await explainUnwritable(dataDir, async () => {
    const found = await prepareHome(dataDir)
    if (!(await readText(path.join(found.directory, 'PG_VERSION')))) await initialise(found)
    return found
  })
  let port = await ensureRunning(home, settings)
  return {
    url: (database) => `postgresql://${owner}:${home.password}@127.0.0.1:${port}/${database}`,
    revive: async () => void (port = await ensureRunning(home, settings, port)),
    stop: () => stop(home),
  }
}

async function initialise(home: EmbeddedHome): Promise<void> {
  const draft = `${home.directory}.new-${process.pid}`
  const passwordFile = `${draft}.password`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, home.password, { mode: 0o600 })
  if (home.runAs.uid !== undefined && home.runAs.gid !== undefined) {
    await Promise.all([draft, passwordFile].map((each) => chown(each, home.runAs.uid!, home.runAs.gid!)))
  }
  try {
    const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--lc-messages=C', '--auth=scram-sha-256', '--no-instructions']
    const made = await run(
      home,
      home.bin.initdb,
      [`--pgdata=${draft}`, `--username=${owner}`, `--pwfile=${passwordFile}`, ...flags],
      draft,
    )
    if (made.code !== 0) throw new Error(`initdb failed: ${made.output}`)
    // A whole cluster appears at once: a start killed halfway leaves only a draft. When two start at once, the first one's stands.
    await rename(draft, home.directory).catch((error: unknown) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error
    })
  } finally {
    await Promise.all([draft, passwordFile].map((each) => rm(each, { recursive: true, force: true })))
  }
}

/** @returns the port of the running server */
async function ensureRunning(home: EmbeddedHome, settings: Record<string, string>, wanted?: number): Promise<number> {
  const log = path.join(home.directory, 'server.log')
  let output = ''
  // After a crash the last backends need a moment to let go of the shared memory: try for some seconds.
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const running = await postmaster(home)
    if (running?.ready) return running.port
    if (!running) {
      const options = {
        port: String(wanted ?? (await freePort())),
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        ...quietLog,
        ...settings,
      }
      const flags = Object.entries(options).map(([name, value]) => `-c ${name}=${value}`)
      const started = await run(home, home.bin.pg_ctl, [
        'start',
        '-D',
        home.directory,
        '-w',
        '-t',
        '60',
        '-s',
        '-l',
        log,
        '-o',
        flags.join(' '),
      ])
      output = started.output
    }
    await sleep(running ? 250 : 50)
    if (!running && !(await postmaster(home))) await sleep(500)
  }
  throw new StartRefusal(
    `The embedded PostgreSQL in ${home.directory} does not start: ${((await readText(log)) || output).trim().split('\n').at(-1) ?? ''} (see ${log}).`,
  )
}

/** The postmaster of this directory if it lives. A pid file that names a dead or foreign process is removed. */
async function postmaster(home: EmbeddedHome): Promise<{ port: number; ready: boolean } | undefined> {
  const file = path.join(home.directory, 'postmaster.pid')
  const [pid, , , port, , , , status] = (await readText(file)).split('\n')
  if (!pid) return undefined
  if (await isPostmaster(Number(pid), home.directory)) return { port: Number(port), ready: status?.trim() === 'ready' }
  await rm(file, { force: true })
  return undefined
}

async function isPostmaster(pid: number, directory: string): Promise<boolean> {
  // A pid number is used again after a reboot; a postmaster is known by standing in its own directory.
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === directory
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function stop(home: EmbeddedHome): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    if (!(await postmaster(home))) return
    await run(home, home.bin.pg_ctl, ['stop', '-D', home.directory, '-w', '-t', '20', '-s', '-m', mode])
  }
}

function run(
  home: EmbeddedHome,
  command: string,
  args: string[],
  cwd = home.directory,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...home.runAs,
      cwd,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('exit', (code) => resolve({ code, output }))
  })
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return ''
    throw error
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
