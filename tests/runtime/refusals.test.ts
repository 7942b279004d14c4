import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { freshDatabase } from '../support/database.js'
import { dataDirectory, refusedStart, startServer } from './server-process.js'

let data: Awaited<ReturnType<typeof dataDirectory>>
beforeAll(async () => void (data = await dataDirectory()))
afterAll(() => data.remove())

/** One sentence that says what to do, no stack, exit code 1. */
async function expectRefusal(refused: Promise<{ code: number; said: string }>, sentence: RegExp): Promise<void> {
  const { code, said } = await refused
  expect(said).toMatch(sentence)
  expect(said.split('\n')).toHaveLength(1)
  expect(code).toBe(1)
}

test('a port in use', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  await expectRefusal(
    refusedStart({ DATA_DIR: data.path, PORT: String(port) }),
    /^Port \d+ on 127.0.0.1 is already in use: stop .* or set PORT/,
  )
  other.close()
})

test('a second server on the same data directory', async () => {
  const first = await startServer({ DATA_DIR: data.path })
  await expectRefusal(
    refusedStart({ DATA_DIR: data.path }),
    new RegExp(`already in use by the server running at ${first.address} .*: use that one, stop it`),
  )
  expect(await first.stop('SIGTERM')).toBe(0)
})

test('a data directory that cannot be written', async () => {
  const locked = path.join(data.path, 'locked')
  await mkdir(locked)
  await chmod(locked, 0o555)
  const uid = process.getuid?.() === 0 ? 65534 : undefined
  await expectRefusal(
    refusedStart({ DATA_DIR: path.join(locked, 'data') }, { uid }),
    /^The data directory .* cannot be used \(EACCES\): give .* or set DATA_DIR/,
  )
  await chmod(locked, 0o755)
})

test('a data directory that is a file', async () => {
  const file = path.join(data.path, 'file')
  await writeFile(file, '')
  await expectRefusal(refusedStart({ DATA_DIR: path.join(file, 'data') }), /^The data directory .* cannot be used \(ENOTDIR\)/)
})

describe('a wrong DATABASE_URL', () => {
  const changed = (change: (url: URL) => void) => {
    const url = new URL(process.env.TEST_POSTGRES_URL as string)
    change(url)
    return { DATA_DIR: data.path, DATABASE_URL: url.href }
  }

  test('where nothing answers', () =>
    expectRefusal(refusedStart(changed((url) => (url.port = '1'))), /DATABASE_URL.*ECONNREFUSED.*check host, port/))
  test('with a wrong password', () =>
    expectRefusal(refusedStart(changed((url) => (url.password = 'wrong'))), /DATABASE_URL.*password/))
  test('naming no database there is', () =>
    expectRefusal(refusedStart(changed((url) => (url.pathname = '/nowhere'))), /DATABASE_URL.*nowhere/))
  test('of another kind', () =>
    expectRefusal(
      refusedStart({ DATA_DIR: data.path, DATABASE_URL: 'mysql://localhost/x' }),
      /DATABASE_URL must look like postgresql:/,
    ))

  test('where something else answers', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    await expectRefusal(refusedStart(changed((url) => (url.port = String(port)))), /DATABASE_URL/)
    other.close()
  })
})

test('a database newer than the program', async () => {
  const database = await freshDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(`INSERT INTO mikro_orm_migrations (name, executed_at) VALUES ('2099-01-01-from-the-future', now())`)
  await client.end()
  await expectRefusal(
    refusedStart({ DATA_DIR: data.path, DATABASE_URL: database.url }),
    /newer than this program .*2099-01-01-from-the-future/,
  )
  await database.drop()
})
