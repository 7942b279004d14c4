import { jest } from '@jest/globals'
import { SessionStore } from '../../../server/accounts/session.store.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'

let server: TestServer
let world: World
let store: SessionStore

beforeAll(async () => {
  server = await startServer()
  store = new SessionStore(server.services.db)
  world = World.in(server.databaseUrl)
  for (const loginName of ['one', 'other'])
    await world.login({
      loginName,
      personName: loginName,
      unit: '疏附县人力资源和社会保障局',
      mayAdminister: true,
      hat: 'UNIT_ADMIN',
    })
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

/** The token of a session that has just begun. */
const begin = async (loginName: string) => {
  const accountId = await world.accountId(loginName)
  return server.services.db.transaction((tx) => store.start(tx, accountId, { address: '', userAgent: '' }))
}
const end = (token: string) => server.services.db.transaction((tx) => store.end(tx, token))
const whoIs = async (token: string) => (await store.viewerOf(token))?.personName

test('S7 requests of one turn are looked up together, each by its own session', async () => {
  const [one, again, other] = [await begin('one'), await begin('one'), await begin('other')]
  const query = jest.spyOn(server.services.db, 'query')
  expect(await Promise.all([one, other, 'nobody’s', again, one, ''].map(whoIs))).toEqual([
    'one',
    'other',
    undefined,
    'one',
    'one',
    undefined,
  ])
  expect(query).toHaveBeenCalledTimes(1)
  query.mockRestore()
})

test('S7 a session that ends between two requests opens nothing to the second, whoever asks in the same turn', async () => {
  const [one, other] = [await begin('one'), await begin('other')]
  expect(await Promise.all([one, other].map(whoIs))).toEqual(['one', 'other'])
  await end(one)
  expect(await Promise.all([other, one, other].map(whoIs))).toEqual(['other', undefined, 'other'])
})

test('S7 one that ends after its request has come in, but before anybody is looked up, is over as well', async () => {
  const one = await begin('one')
  const query = jest.spyOn(server.services.db, 'query')
  query.mockImplementationOnce(async (statement, params) => {
    await end(one)
    return server.services.db.query(statement, params)
  })
  expect(await whoIs(one)).toBeUndefined()
  query.mockRestore()
})

test('S7 twenty requests at once are each answered to whoever sent them', async () => {
  const names = ['one', 'other', undefined]
  const tokens = [await begin('one'), await begin('other'), 'nobody’s']
  const ask = async (token: string) => {
    const headers = { 'content-type': 'application/json', cookie: `session=${encodeURIComponent(token)}` }
    const body = JSON.stringify({ query: '{ viewer { account { loginName } } }' })
    const answer = await fetch(`${server.address}/graphql`, { method: 'POST', headers, body })
    return ((await answer.json()) as { data: { viewer: { account: { loginName: string } } | null } }).data.viewer?.account
      .loginName
  }
  const asked = Array.from({ length: 21 }, (_, index) => index % 3)
  expect(await Promise.all(asked.map((index) => ask(tokens[index]!)))).toEqual(asked.map((index) => names[index]))
})
