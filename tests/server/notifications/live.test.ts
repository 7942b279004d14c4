import { setTimeout as wait } from 'node:timers/promises'
import { createClient, type Client as LiveClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { Database } from '../../../server/database/database.js'
import { NotificationsService } from '../../../server/notifications/notifications.service.js'
import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'

const bureau = '疏附县人力资源和社会保障局'
const listen = 'subscription { notificationArrived { id kind applicationId params readAt } }'

let server: TestServer
let world: World
let otherNode: Database
const open: LiveClient[] = []

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  await world.login({ loginName: 'county', personName: '赵科长', unit: bureau, mayAdminister: true, hat: 'UNIT_ADMIN' })
  await world.login({ loginName: 'clerk', personName: '钱科员', unit: bureau, mayAdminister: false, hat: 'APPLICANT' })
  await world.login({ loginName: 'newcomer', personName: '孙科员', unit: bureau, mayAdminister: false, hat: null })
  // A second process as far as PostgreSQL can tell: connections of its own.
  otherNode = await Database.connect(server.databaseUrl)
})
afterAll(async () => {
  for (const client of open) await client.dispose()
  await otherNode.close()
  await world.close()
  await server.stop()
})

interface Heard {
  events: {
    data?: { notificationArrived: { kind: string; params: object } } | null
    errors?: readonly { extensions?: object }[]
  }[]
  failure: () => unknown
}

async function listener(loginName: string | null, query = listen): Promise<Heard> {
  const desk = new ApiClient(server.address)
  if (loginName) await desk.logIn(loginName, password)
  const cookie = desk
    .jar()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
  class Browser extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { headers: { cookie, origin: server.address } })
    }
  }
  const client = createClient({
    url: `${server.address.replace('http', 'ws')}/graphql`,
    webSocketImpl: Browser,
    retryAttempts: 0,
  })
  open.push(client)
  const events: Heard['events'] = []
  let failure: unknown
  client.subscribe<{ notificationArrived: { kind: string; params: object } }>(
    { query },
    {
      next: (event) => void events.push(event as Heard['events'][number]),
      error: (error) => void (failure = error),
      complete: () => {},
    },
  )
  await wait(300)
  return { events, failure: () => failure }
}

const tell = async (to: { unitId: string } | { accountId: string }, applicantName: string) => {
  const elsewhere = new NotificationsService(otherNode)
  await otherNode.transaction((tx) => elsewhere.notify(tx, { to, kind: 'URGED', params: { applicantName } }))
  await wait(300)
}

test('B9 B15 what another node writes is heard by those it is for, once it is committed, and by nobody else', async () => {
  const [county, clerk] = [await listener('county'), await listener('clerk')]
  await tell({ unitId: await world.unitId(bureau) }, '古丽')
  await tell({ accountId: await world.accountId('clerk') }, '阿曼')
  const undone = new NotificationsService(otherNode)
  const unitId = await world.unitId(bureau)
  await otherNode
    .transaction(async (tx) => {
      await undone.notify(tx, { to: { unitId }, kind: 'URGED', params: {} })
      throw new Error('rolled back')
    })
    .catch(() => {})
  await wait(300)
  expect(county.events.map(({ data }) => data?.notificationArrived)).toEqual([
    expect.objectContaining({ kind: 'URGED', params: { applicantName: '古丽' }, readAt: null }),
  ])
  expect(clerk.events.map(({ data }) => data?.notificationArrived.params)).toEqual([{ applicantName: '阿曼' }])
})

test('S12 B9 nobody, and whoever has not chosen a hat, cannot even begin to listen', async () => {
  const codeOf = ({ events }: Heard) => events.flatMap(({ errors }) => errors ?? [])
  expect(codeOf(await listener(null))).toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) }),
  ])
  expect(codeOf(await listener('newcomer'))).toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'HAT_NOT_CHOSEN', cure: 'chooseRole' }) }),
  ])
})

test('B9 an ended session hears nothing more', async () => {
  const clerk = await listener('clerk')
  await world.rows('delete from session where account_id = $1', [await world.accountId('clerk')])
  await tell({ accountId: await world.accountId('clerk') }, '阿曼')
  expect(clerk.events).toEqual([
    expect.objectContaining({
      errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) })],
    }),
  ])
})

test('B9 queries and mutations do not go over the socket, and what is too deep is refused', async () => {
  expect((await listener('county', '{ viewer { hat } }')).failure()).toEqual([
    expect.objectContaining({ extensions: { code: 'BAD_REQUEST' } }),
  ])
  expect((await listener('county', 'subscription { nothing }')).failure()).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('nothing'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    }),
  ])
  expect((await listener('county', 'subscription {')).failure()).toEqual([
    expect.objectContaining({ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }),
  ])
})

test.each([
  ['a foreign page', 'http://evil.example', '/graphql'],
  ['a page without an origin worth the name', 'null', '/graphql'],
  ['another path', undefined, '/elsewhere'],
])('B9 %s cannot open a socket', async (_who, origin, path) => {
  const socket = new WebSocket(`${server.address.replace('http', 'ws')}${path}`, 'graphql-transport-ws', {
    ...(origin && { origin }),
  })
  const refused = await new Promise((resolve) => {
    socket.on('unexpected-response', (_req, res) => resolve(res.statusCode))
    socket.on('open', () => resolve('open'))
    socket.on('error', () => {})
  })
  expect(refused).toBe(403)
})
