import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer, type ServerProcess } from '../runtime/server-process.js'
import { startBalancer, type Balancer } from '../support/balancer.js'
import { testSecret } from '../support/secret.js'

/** API nodes, each a process with a directory of its own, behind one balancer. */
export interface Nodes {
  processes: ServerProcess[]
  balancer: Balancer
  stop: () => Promise<void>
}

/** All settings are environment variables, the same for every node. */
export async function startNodes(count: number, env: Record<string, string>): Promise<Nodes> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'title-review-scale-'))
  const settings = { ...env, SECRET_KEY: testSecret, TRUST_PROXY: '1', NODE_ENV: 'production', DEMO: '0' }
  const start = (_: unknown, node: number) => startServer({ ...settings, DATA_DIR: path.join(dataDir, String(node)) })
  const begun = await Promise.allSettled(Array.from({ length: count }, start))
  const processes = begun.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  for (const outcome of begun) {
    if (outcome.status === 'fulfilled') continue
    await Promise.all(processes.map((process) => process.stop('SIGKILL')))
    throw outcome.reason
  }
  const balancer = await startBalancer(processes.map(({ address }) => address))
  const stop = async () => {
    await balancer.close()
    await Promise.all(processes.map(({ child, stop: end }) => (child.exitCode ?? child.signalCode) || end('SIGTERM')))
    await rm(dataDir, { recursive: true, force: true })
  }
  return { processes, balancer, stop }
}
