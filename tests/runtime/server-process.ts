import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const packageRoot = process.cwd()
const mainFile = path.join(packageRoot, 'dist/server/main.js')
export const startScript = path.join(packageRoot, 'scripts/start.mjs')

const compileCache = path.join(packageRoot, 'node_modules/.cache/node-compile')

/** A server process of its own, as npm start runs it. */
export interface ServerProcess {
  child: ChildProcess
  address: string
  output: () => string
  /** Resolves with the exit code. */
  stop: (signal: NodeJS.Signals) => Promise<number | null>
}

interface Options {
  script?: string
  uid?: number
}

/** @throws Error with all output when it ends before it is ready */
export async function startServer(env: Record<string, string>, options: Options = {}): Promise<ServerProcess> {
  const { child, output } = launch(env, options)
  const ended = once(child, 'exit')
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const ready = /(http:\/\/127\.0\.0\.1:\d+)\/graphql/.exec(output())
      if (ready?.[1]) resolve(ready[1])
    })
    void ended.then(() => reject(new Error(`The server ended: ${output()}`)))
  })
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ((await ended) as [number | null])[0]
  }
  return { child, address, output, stop }
}

/** Starts what must not start. */
export async function refusedStart(env: Record<string, string>, options: Options = {}): Promise<{ code: number; said: string }> {
  const { child, output } = launch(env, options)
  const [code] = (await once(child, 'close')) as [number]
  return {
    code,
    said: output()
      .replace(/^Starting the database …$/m, '')
      .trim(),
  }
}

function launch(env: Record<string, string>, { script = mainFile, uid }: Options) {
  const settings = {
    ...process.env,
    PORT: '0',
    DEMO: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: '',
    NODE_ENV: 'development',
    NODE_COMPILE_CACHE: compileCache,
    ...env,
  }
  const account = uid === undefined ? {} : { uid, gid: uid }
  const child = spawn(process.execPath, [script], {
    env: settings,
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, output: () => text }
}

/** A data directory that any account may use, and what removes it. */
export async function dataDirectory(): Promise<{ path: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'title-review-runtime-'))
  await chmod(directory, 0o777)
  return { path: directory, remove: () => rm(directory, { recursive: true, force: true }) }
}

export async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const text = await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')
  return text ? Number(text.split('\n')[0]) : undefined
}

/** Whether the process runs; one that has ended but was not fetched by its parent yet does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Processor time a process has used; unlike the clock it does not count what else the machine is doing. */
export async function secondsOfWork(pid: number): Promise<number> {
  const [user, system] = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ').slice(11, 13)
  return (Number(user) + Number(system)) / 100
}

/** Waits until it holds, ten seconds at most. */
export async function eventually(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let waited = 0; !(await condition()); waited += 100) {
    if (waited > 30_000) throw new Error('It did not come true within thirty seconds.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export async function isHealthy(address: string): Promise<boolean> {
  return fetch(`${address}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
}
