import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { ApiClient } from '../support/api.js'
import { password } from '../support/person.js'
import { World } from '../support/world.js'
import { eventually } from '../runtime/server-process.js'
import { startNodes, type Nodes } from './nodes.js'
import { startPair, type Pair } from './standby.js'

let pair: Pair
let nodes: Nodes
let world: World
let standby: pg.Pool
let region: ApiClient

beforeAll(async () => {
  pair = await startPair()
  nodes = await startNodes(2, { DATABASE_URL: pair.primary.url('review'), READ_DATABASE_URL: pair.standby.url('review') })
  world = World.in(pair.primary.url('review'))
  standby = new pg.Pool({ connectionString: pair.standby.url('review'), max: 1 })
  standby.on('error', () => {})
  const [office] = await world.rows<{ name: string }>(`select name from unit where kind = 'REGION_OFFICE'`)
  await world.login({ loginName: 'region', personName: '管理员', unit: office!.name, mayAdminister: true, hat: 'UNIT_ADMIN' })
  region = new ApiClient(nodes.balancer.address)
  await region.logIn('region', password)
}, 240_000)
// When a start fails, what comes after it is not there.
afterAll(async () => {
  await nodes?.stop()
  await world?.close()
  await standby?.end()
  await pair?.stop()
}, 60_000)

const publish = (title: string) =>
  region.call('mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) { id } }', {
    input: { title, body: '正文' },
  })
const titles = async (reader: ApiClient): Promise<string[]> => {
  const { notices } = await reader.call<{ notices: { edges: { node: { title: string } }[] } }>(
    '{ notices(first: 20) { edges { node { title } } } }',
  )
  return notices.edges.map(({ node }) => node.title)
}
const nobody = () => new ApiClient(nodes.balancer.address)
const readsOfStandby = async () => {
  const { rows } = await standby.query<{ reads: string }>(
    `select coalesce(sum(seq_scan + idx_scan), 0) as reads from pg_stat_user_tables where relname = 'notice'`,
  )
  return Number(rows[0]!.reads)
}

test('B15 the public page is read from the standby, which follows within moments', async () => {
  const before = await readsOfStandby()
  await publish('第一号通知')
  await eventually(async () => (await titles(nobody())).includes('第一号通知'))
  await eventually(async () => (await readsOfStandby()) > before)
})

test('B15 while the standby stands still, whoever wrote reads it at every node, others a little later', async () => {
  await standby.query('select pg_wal_replay_pause()')
  try {
    await publish('第二号通知')
    for (let at = 0; at < 6; at++) expect(await titles(region)).toContain('第二号通知')
    expect(await titles(nobody())).not.toContain('第二号通知')
  } finally {
    await standby.query('select pg_wal_replay_resume()')
  }
  await eventually(async () => (await titles(nobody())).includes('第二号通知'))
})

test('B15 a standby that stays behind for more than ten seconds is left alone', async () => {
  await standby.query('select pg_wal_replay_pause()')
  try {
    await publish('第三号通知')
    expect(await titles(nobody())).not.toContain('第三号通知')
    await wait(11_500)
    expect(await titles(nobody())).toContain('第三号通知')
  } finally {
    await standby.query('select pg_wal_replay_resume()')
  }
}, 40_000)

test('B15 without the standby everything is read from the primary, and nobody notices', async () => {
  await standby.end()
  standby = new pg.Pool({ connectionString: pair.standby.url('review'), max: 1 })
  standby.on('error', () => {})
  await pair.standby.stop()
  for (let at = 0; at < 6; at++) expect(await titles(nobody())).toContain('第一号通知')
  await publish('第四号通知')
  expect(await titles(nobody())).toContain('第四号通知')
})
