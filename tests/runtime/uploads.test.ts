import { randomUUID } from 'node:crypto'
import { readdir, utimes } from 'node:fs/promises'
import { request, type ClientRequest } from 'node:http'
import path from 'node:path'
import pg from 'pg'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { ApiClient } from '../support/api.js'
import { password } from '../support/person.js'
import { testSecret } from '../support/secret.js'
import { World } from '../support/world.js'
import { dataDirectory, eventually, isHealthy, startServer } from './server-process.js'

const unit = '疏附县第五中学'
let data: Awaited<ReturnType<typeof dataDirectory>>
let fresh: FreshDatabase
let rows: pg.Pool

beforeAll(async () => {
  data = await dataDirectory()
  fresh = await freshDatabase()
  rows = new pg.Pool({ connectionString: fresh.url, max: 1 })
  const world = World.in(fresh.url)
  await world.unit({ name: unit, level: 'COUNTY', divisionCode: '653121', status: 'DRAFT' })
  await world.login({ loginName: 'head', personName: '校长', unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
  await world.close()
})
afterAll(async () => {
  await rows.end()
  await fresh.drop()
  await data.remove()
})

const start = () => startServer({ DATA_DIR: data.path, DATABASE_URL: fresh.url, SECRET_KEY: testSecret, TRUST_PROXY: '1' })
const lying = async () => {
  const entries = await readdir(path.join(data.path, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}
const recorded = async () => (await rows.query('select from stored_file')).rowCount

/** Two megabytes of a scan, and then nothing more. */
function halfAnUpload(address: string, cookie: string): ClientRequest {
  const boundary = randomUUID()
  const sending = request(new URL('/graphql', address), {
    method: 'POST',
    headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, 'apollo-require-preflight': 'true' },
  })
  sending.on('error', () => {})
  const part = (name: string, text: string) => `--${boundary}\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${text}\r\n`
  const query = 'mutation ($input: AttachUnitDocumentInput!) { attachUnitDocument(input: $input) { id } }'
  sending.write(part('operations', JSON.stringify({ query, variables: { input: { kind: 'BUSINESS_LICENCE', file: null } } })))
  sending.write(part('map', JSON.stringify({ file: ['variables.input.file'] })))
  sending.write(`--${boundary}\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n%PDF-1.4\n`)
  sending.write(Buffer.alloc(2_000_000, 0x20))
  return sending
}

test('S16 an upload that breaks off, and one whose server is killed, leave neither row nor bytes', async () => {
  const server = await start()
  const head = new ApiClient(server.address)
  await head.logIn('head', password)
  const [session] = head.jar()
  const cookie = `${session!.name}=${session!.value}`

  const broken = halfAnUpload(server.address, cookie)
  await eventually(async () => (await lying()).length === 1)
  broken.destroy()
  await eventually(async () => (await lying()).length === 0)
  expect(await isHealthy(server.address)).toBe(true)

  halfAnUpload(server.address, cookie)
  await eventually(async () => (await lying()).length === 1)
  await server.stop('SIGKILL')
  const [left] = await lying()
  expect(left).toContain('arriving')

  // What is young may be another node's that is still taking it in; a quarter of an hour later it is nobody's.
  const longAgo = new Date(Date.now() - 16 * 60_000)
  await utimes(left!, longAgo, longAgo)
  const later = await start()
  expect(await lying()).toEqual([])
  expect(await recorded()).toBe(0)
  await later.stop('SIGTERM')
})
