import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))

/** Starts the tests' PostgreSQL once and tells every test file where it is; one already named by TEST_POSTGRES_URL is used as it is. */
export default async function startPostgres() {
  process.env.LOG_LEVEL ??= 'silent'
  if (process.env.TEST_POSTGRES_URL) return
  const tsx = path.join(here, '../../node_modules/tsx/dist/cli.mjs')
  const child = spawn(process.execPath, [tsx, path.join(here, 'serve-postgres.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  globalThis.testPostgres = child
  process.env.TEST_POSTGRES_URL = await new Promise((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.once('exit', () => reject(new Error('The PostgreSQL for the tests did not start; the reason is above.')))
  })
}
