import { fork, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './ground.js'
import { peerServer } from './peer.js'

/** A server under measurement, in a process of its own. */
export interface System {
  name: 'limit' | 'peer' | 'ours'
  port: number
  pid: number
  /** From the start of the process until it listens. */
  startMs: number
  stop: () => Promise<void>
}

const node = path.join(root, 'node_modules/.bin/node')
const pinned = process.platform === 'win32' ? process.execPath : node

/** @param statements by name, prepared on each of its connections when first asked */
export async function startLimit(url: string, statements: Record<string, string>): Promise<System> {
  const began = performance.now()
  const child = fork(path.join(import.meta.dirname, 'limit-server.ts'), [url], {
    execPath: pinned,
    execArgv: ['--import', 'tsx'],
  })
  const { port } = await told<{ port: number }>(child, 'port')
  child.send(statements)
  await told(child, 'ready')
  return { name: 'limit', port, ...running(child, began) }
}

export async function startPeer(url: string): Promise<System> {
  const began = performance.now()
  const child = spawn(pinned, [peerServer, url], {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  })
  const port = Number(await line(child, /^(\d+)$/m))
  return { name: 'peer', port, ...running(child, began) }
}

/** As shipped: the build, production mode, logs written to nowhere as a collector would read them. */
export async function startOurs(url: string): Promise<System> {
  const began = performance.now()
  const child = fork(path.join(root, 'dist/server/main.js'), {
    execPath: pinned,
    // As `npm start` does, and without the bench's own loader of TypeScript, which would count in start and memory.
    execArgv: ['--max-semi-space-size=8'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      PORT: '0',
      SECRET_KEY: 'a secret of the bench, longer than 32 characters',
      NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node-compile'),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { address } = await told<{ address: string }>(child, 'address')
  return { name: 'ours', port: Number(new URL(address).port), ...running(child, began) }
}

function running(child: ChildProcess, began: number) {
  return {
    pid: child.pid!,
    startMs: Math.round(performance.now() - began),
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

function told<Message>(child: ChildProcess, key: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    const listen = (message: object) => {
      if (!(key in message)) return
      child.off('message', listen)
      resolve(message as Message)
    }
    child.on('message', listen)
    child.once('exit', (code) => reject(new Error(`a server of the bench ended with ${code}`)))
  })
}

function line(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = pattern.exec(text)
      if (found) resolve(found[1]!)
    })
    child.once('exit', (code) => reject(new Error(`the peer ended with ${code}: ${text.slice(-500)}`)))
  })
}

const ticks = 100 // of a second, as Linux counts them for /proc whatever the kernel's own

/** Processor milliseconds a process has used. */
export const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks
}

/** Processor milliseconds of each of a set of processes, so that one that ends meanwhile takes nothing away. */
export const cpuOfAll = (pids: readonly number[]): Map<number, number> =>
  new Map(
    pids.flatMap((pid) => {
      try {
        return [[pid, cpuOf(pid)] as const]
      } catch {
        return []
      }
    }),
  )

/** Peak resident memory since the start of the process, MB. */
export const peakMemoryOf = (pid: number): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)
