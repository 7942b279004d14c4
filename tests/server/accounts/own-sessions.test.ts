import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { refusalOf } from './people.js'

let server: TestServer
let world: World
const bureau = '疏附县人力资源和社会保障局'

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  for (const loginName of ['one', 'other', 'timed'])
    await world.login({ loginName, personName: loginName, unit: bureau, mayAdminister: true, hat: 'UNIT_ADMIN' })
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

const desk = async (loginName: string) => {
  const client = new ApiClient(server.address)
  await client.logIn(loginName, password)
  return client
}
interface Session {
  id: string
  current: boolean
  address: string
}
const list = async (client: ApiClient) =>
  (await client.call<{ sessions: Session[] }>('{ sessions { id current address } }')).sessions
const end = (client: ApiClient, sessionId: string) =>
  client.call('mutation ($input: SessionIdInput!) { endSession(input: $input) { id } }', { input: { sessionId } })

test('S11 a person sees where they are logged in and ends it from elsewhere, nobody else’s', async () => {
  const [office, home, stranger] = [await desk('one'), await desk('one'), await desk('other')]
  const sessions = await list(home)
  expect(sessions.map(({ current }) => current)).toEqual([true, false])
  expect(new Set(sessions.map(({ address }) => address)).size).toBe(2)
  const officeId = sessions[1]!.id
  expect((await refusalOf(end(stranger, officeId))).code).toBe('NOT_FOUND')
  expect((await refusalOf(end(home, 'x'))).code).toBe('NOT_FOUND')
  await end(home, officeId)
  expect(await office.call('{ viewer { hat } }')).toEqual({ viewer: null })
  await desk('one')
  await home.call('mutation { endOtherSessions { id } }')
  expect(await list(home)).toHaveLength(1)
  expect(await list(stranger)).toHaveLength(1)
})

test('S11 a name nobody has takes as long as one that somebody has', async () => {
  const took = { known: [] as number[], unknown: [] as number[] }
  const attempt = async (loginName: string) => {
    const client = new ApiClient(server.address)
    const captcha = await client.captcha('LOG_IN')
    const start = performance.now()
    const input = { ...captcha, loginName, password: 'wrong' }
    await client.answer('mutation ($input: LogInInput!) { logIn(input: $input) { hat } }', { input })
    return performance.now() - start
  }
  await attempt('warm-up')
  for (let i = 0; i < 14; i++) {
    // Counted failures slow a name down; that is for every name and not what is measured.
    await world.rows('delete from attempt')
    took.known.push(await attempt('timed'))
    await world.rows('delete from attempt')
    took.unknown.push(await attempt(`nobody${i}`))
  }
  // What else the machine does only ever adds to a time: the least of each is what the answer itself takes.
  const ratio = Math.min(...took.known) / Math.min(...took.unknown)
  expect(ratio).toBeGreaterThan(0.6)
  expect(ratio).toBeLessThan(1.6)
}, 60_000)
