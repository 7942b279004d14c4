import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const main = path.resolve(import.meta.dirname, '../../dist/server/main.js')

/** Starts the built server on a free port with a data directory of its own and the demo data; BASE_URL tells where. */
export default async function startServer(): Promise<() => Promise<void>> {
  if (process.env.BASE_URL) return async () => {}
  const dataDir = await mkdtemp(path.join(tmpdir(), 'title-review-browser-'))
  // As root the database runs under another account, which has to get in.
  await chmod(dataDir, 0o711)
  const server = fork(main, {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  process.env.BASE_URL = await new Promise<string>((resolve, reject) => {
    server.once('message', ({ address }: { address: string }) => resolve(address))
    server.once('exit', () => reject(new Error('The server did not start; the reason is above.')))
  })
  return async () => {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await rm(dataDir, { recursive: true, force: true })
  }
}
