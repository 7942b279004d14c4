import { execFile, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { parse, validate, buildSchema } from 'graphql'
import { readFileSync } from 'node:fs'
import { isGenuine, receive, type Told } from '../../examples/webhook-receiver.js'
import { follow, type Copy } from '../../examples/follow-changes.js'
import { signedHeaders } from '../../server/integrations/webhook-secret.js'
import type { TokenScope } from '../../server/workflow/token-scopes.js'
import { viewerNamed } from '../server/database/viewer-named.js'
import { startServer, type TestServer } from '../support/server.js'
import { World } from '../support/world.js'

const root = path.join(import.meta.dirname, '../..')
const unit = '疏附县人力资源和社会保障局'
let server: TestServer
let world: World

beforeAll(async () => {
  server = await startServer({ webhookNetworks: ['127.0.0.1'] })
  world = World.in(server.databaseUrl)
  await world.login({ loginName: 'bureau', personName: '县局', unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
  await world.login({ loginName: 'clerk', personName: '科员', unit, mayAdminister: false, hat: 'APPLICANT' })
  const [{ id: campaignId } = { id: '' }] = await world.rows<{ id: string }>('select id from campaign where year = 2026')
  const [clerk, unitId] = [await world.accountId('clerk'), await world.unitId(unit)]
  await world.rows(
    `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status,
       holder_unit_id, version_number)
     select $1, decode(lpad(to_hex(n), 8, '0'), 'hex'), $2, $3, t.series_code, t.level_code, t.id, 'REVIEW', 'WITH_UNIT', $2, 1
     from generate_series(1, 7) n, (select * from title where series_code = '22' order by position limit 1) t`,
    [clerk, unitId, campaignId],
  )
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

async function secretFor(scope: TokenScope): Promise<string> {
  const viewer = await viewerNamed(server.services.db, 'bureau')
  return (await server.services.tokens.create({ name: scope, scopes: [scope], networks: [], days: 1 }, viewer)).secret
}

const whereCurlIs = spawnSync('curl', ['--version']).status === 0 ? test : test.skip

whereCurlIs('B11 the reporting query runs with curl', async () => {
  const TOKEN = await secretFor('READ_STATISTICS')
  const env = { ...process.env, SERVER: server.address, TOKEN, YEAR: '2026' }
  const { stdout } = await promisify(execFile)('sh', [path.join(root, 'examples/report.sh')], { env })
  expect(stdout).toMatch(/^\uFEFFSERIES,STATUS,COUNT\r\n[^,]+,审核中,5\r\n$/)
  await expect(
    promisify(execFile)('sh', [path.join(root, 'examples/report.sh')], { env: { ...env, YEAR: '1999' } }),
  ).rejects.toThrow('INVALID_INPUT')
})

test('B11 the TypeScript follower keeps its copy equal', async () => {
  const secret = await secretFor('READ_APPLICATIONS')
  const copy: Copy = { applications: new Map(), cursor: null }
  await world.settled()
  await follow(server.address, secret, copy)
  expect(copy.applications.size).toBe(7)
  const [first] = copy.applications.keys()
  await world.rows(`update application set status = 'ACCEPTED', revision = 2 where id = $1`, [first])
  await world.settled()
  await follow(server.address, secret, copy)
  expect(copy.applications.get(first!)).toEqual({ id: first, status: 'ACCEPTED', revision: 2 })
  await expect(follow(server.address, 'zcsb_wrong', copy)).rejects.toThrow('TOKEN_INVALID')
})

test('B11 the receiver takes what is signed just now, once, and nothing else', async () => {
  const viewer = await viewerNamed(server.services.db, 'bureau')
  const told: Told[] = []
  const known = new Set<string>()
  let arrived = () => {}
  let secret = ''
  const receiver = createServer((request, response) =>
    receive(secret, (one) => (told.push(one), arrived()), known).emit('request', request, response),
  )
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const made = await server.services.webhooks.create({ name: '档案', url, events: ['APPLICATION_CHANGED'] }, viewer)
  secret = made.secret
  await server.services.jobs.start()
  const first = new Promise<void>((resolve) => (arrived = resolve))
  await world.rows(
    `update application set revision = revision + 1 where status = 'WITH_UNIT' and person_hash = decode('00000007', 'hex')`,
  )
  await first
  expect(told).toMatchObject([{ event: 'APPLICATION_CHANGED', application: { status: 'WITH_UNIT', revision: 2 } }])
  const { webhook } = made
  const { edges } = await server.services.webhookJournal.deliveries(webhook.id, { first: 1 }, viewer)
  await server.services.webhookJournal.replayOne({ deliveryId: edges[0]!.node.id }, viewer)
  const refused = await fetch(url, { method: 'POST', body: '{}', headers: { 'webhook-id': 'x', 'webhook-timestamp': '1' } })
  expect(refused.status).toBe(401)
  const [id, now, body] = ['one', Date.now(), '{}'] as const
  const headers = signedHeaders([Buffer.from(secret.slice(6), 'base64')], id, Math.floor(now / 1000), body)
  expect(isGenuine(secret, headers, body, now)).toBe(true)
  expect([isGenuine(secret, headers, '{ }', now), isGenuine(secret, headers, body, now + 301_000)]).toEqual([false, false])
  await server.services.jobs.stop()
  expect(told).toHaveLength(1)
  await new Promise((resolve) => receiver.close(resolve))
})

test('B11 the query of the follower fits schema.graphql', () => {
  const schema = buildSchema(readFileSync(path.join(root, 'schema.graphql'), 'utf8'))
  const source = readFileSync(path.join(root, 'examples/follow-changes.ts'), 'utf8')
  const [, query = ''] = /const query = `([^`]+)`/.exec(source) ?? []
  expect(validate(schema, parse(query))).toEqual([])
})
