import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freshDatabase } from '../support/database.js'
import { testSecret } from '../support/secret.js'

const main = path.resolve(import.meta.dirname, '../../dist/server/main.js')

/** The built server on a database of its own, for one story. */
export async function startStoryServer(): Promise<{ address: string; databaseUrl: string; stop: () => Promise<void> }> {
  const fresh = await freshDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'title-review-story-'))
  const server = fork(main, {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: fresh.url,
      DATA_DIR: dataDir,
      DEMO: '0',
      SECRET_KEY: testSecret,
      TRUST_PROXY: '1',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const cleanUp = async () => {
    await fresh.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const started = new Promise<string>((resolve, reject) => {
    server.once('message', (told: { address: string }) => resolve(told.address))
    server.once('exit', () => reject(new Error('The server did not start; the reason is above.')))
  })
  const address = await started.catch(async (error: unknown) => {
    await cleanUp()
    throw error
  })
  const stop = async () => {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await cleanUp()
  }
  return { address, databaseUrl: fresh.url, stop }
}
