import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '../../server/config.js'

let dataDir: string
beforeAll(async () => void (dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'config-')), 'data')))
afterAll(() => rm(dataDir, { recursive: true }))

const url = 'postgresql://me:secret@db:5432/review'

test('without settings it is the embedded database with demo data and a secret made once, readable to its owner only', async () => {
  const config = await readConfig({ DATA_DIR: dataDir })
  expect(config).toMatchObject({ host: '127.0.0.1', port: 4000, databaseUrl: undefined, demo: true })
  expect(config.secretKey).toBe(await readFile(path.join(dataDir, 'secret'), 'utf8'))
  expect((await stat(path.join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect((await readConfig({ DATA_DIR: dataDir })).secretKey).toBe(config.secretKey)
})

test.each([
  [{}, true],
  [{ DEMO: '0' }, false],
  [{ DATABASE_URL: url }, false],
  [{ DATABASE_URL: url, DEMO: '1' }, true],
])('demo data with %j: %s', async (settings, demo) => {
  expect((await readConfig({ DATA_DIR: dataDir, ...settings })).demo).toBe(demo)
})

test.each([
  [{ PORT: 'http' }, /PORT/],
  [{ PORT: '70000' }, /PORT/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must look like postgresql:/],
  [{ SECRET_KEY: 'short' }, /SECRET_KEY must have at least 32 characters/],
  [{ DEMO: 'yes' }, /DEMO must be 0 or 1/],
  [{ PUBLIC_URL: 'review.example.cn' }, /PUBLIC_URL must be the address of the platform/],
  [{ WEBHOOK_ALLOWED_NETWORKS: '10.1.0.0/16,10.2/16' }, /WEBHOOK_ALLOWED_NETWORKS must be networks such as/],
  [{ DATABASE_URL: url, NODE_ENV: 'production' }, /Set SECRET_KEY/],
])('%j is refused in one sentence', async (settings, sentence) => {
  await expect(readConfig({ DATA_DIR: dataDir, ...settings } as NodeJS.ProcessEnv)).rejects.toThrow(sentence)
})

test('a password in DATABASE_URL is not repeated in the refusal', async () => {
  await expect(readConfig({ DATA_DIR: dataDir, DATABASE_URL: 'mysql://me:secret@x' })).rejects.not.toThrow(/secret/)
})
