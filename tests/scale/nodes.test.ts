import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { ApplicationRow } from '../../server/applications/application.store.js'
import { ApiClient } from '../support/api.js'
import { password } from '../support/person.js'
import { openCounty, type County } from '../server/applications/county.js'
import { eventually } from '../runtime/server-process.js'
import { startNodes, type Nodes } from './nodes.js'

const school = '疏附县第七中学'
const people = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6']

let county: County
let nodes: Nodes
const applications = new Map<string, ApplicationRow>()

beforeAll(async () => {
  county = await openCounty()
  for (const loginName of [...people, 'guesser']) {
    const person = { loginName, personName: `申报人${loginName}`, unit: school, mayAdminister: false, hat: 'APPLICANT' as const }
    await county.world.login(person)
  }
  for (const key of people) {
    const begun = await county.begun(key)
    await county.fill(begun, await county.viewer(key))
    applications.set(key, begun)
  }
  const [{ name } = { name: '' }] = await county.world.rows<{ name: string }>('select current_database() as name')
  const url = new URL(process.env.TEST_POSTGRES_URL!)
  url.pathname = `/${name}`
  nodes = await startNodes(3, { DATABASE_URL: url.href })
}, 240_000)
// When a start fails, what comes after it is not there.
afterAll(async () => {
  await nodes?.stop()
  await county?.close()
}, 60_000)

const move = (verb: string) => `mutation ($input: MoveInput!) { ${verb}(input: $input) { revision } }`
const enter = async (loginName: string): Promise<ApiClient> => {
  const client = new ApiClient(nodes.balancer.address)
  await client.logIn(loginName, password)
  return client
}
const codeOf = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  )
/** The caller has no answer: it repeats the very same request until it has one. */
async function insist<Data>(act: () => Promise<Data>): Promise<Data> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      if ((error as { code?: string }).code || attempt === 50) throw error
      await wait(100)
    }
  }
}
const hops = async (id: string) =>
  county.world.rows<{ seq: number; action: string; key: string }>(
    'select seq, action, idempotency_key as key from transfer where application_id = $1 order by seq',
    [id],
  )

test('B15 a session begun at one node holds at every node, and ends at all of them at once', async () => {
  const guli = await enter('guli')
  const before = new Map(nodes.balancer.answered)
  for (let at = 0; at < 6; at++) expect(await guli.call('{ viewer { hat } }')).toEqual({ viewer: { hat: 'APPLICANT' } })
  for (const [node, count] of nodes.balancer.answered) expect(count - before.get(node)!).toBe(2)
  await guli.call('mutation { logOut }')
  for (let at = 0; at < 3; at++) expect(await codeOf(guli.call('{ myApplications { id } }'))).toBe('UNAUTHENTICATED')
})

test('S11 B15 wrong passwords count together, whichever node they reach', async () => {
  const codes: string[] = []
  for (let at = 0; at < 7; at++) {
    const guess = new ApiClient(nodes.balancer.address)
    codes.push(await codeOf(guess.logIn('guesser', `Wrong#2026${at}`)))
  }
  expect(codes).toEqual([...Array.from({ length: 6 }, () => 'LOGIN_FAILED'), 'LOGIN_LOCKED'])
}, 90_000)

test('S38 B15 of the same move asked at three nodes at once one happens', async () => {
  const { id, revision } = applications.get('n1')!
  const desks = await Promise.all([1, 2, 3].map(() => enter('n1')))
  const codes = await Promise.all(
    desks.map((desk, at) => {
      const input = { applicationId: id, revision, idempotencyKey: `at-three-nodes-${at}` }
      return codeOf(desk.call(move('submitApplication'), { input }))
    }),
  )
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
  expect(await hops(id)).toHaveLength(1)
})

test('B9 B15 what happens at one node is told at once to whoever listens at another', async () => {
  const head = await enter('head')
  const cookie = head
    .jar()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
  class Browser extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { headers: { cookie, origin: address.replace('ws', 'http').replace('/graphql', '') } })
    }
  }
  const heard: unknown[] = []
  // One listener at each node: all of them hear the one submission.
  const listeners = nodes.processes.map(({ address }) =>
    createClient({ url: `${address.replace('http', 'ws')}/graphql`, webSocketImpl: Browser, retryAttempts: 0 }),
  )
  for (const listener of listeners)
    listener.subscribe(
      { query: 'subscription { notificationArrived { applicationId } }' },
      { next: ({ data }) => heard.push(data), error: (error) => heard.push(error), complete: () => {} },
    )
  await wait(1500)
  const { id, revision } = applications.get('n2')!
  const input = { applicationId: id, revision, idempotencyKey: 'told-at-other-nodes' }
  await (await enter('n2')).call(move('submitApplication'), { input })
  await eventually(() => heard.length >= 3)
  expect(heard).toEqual(Array.from({ length: 3 }, () => ({ notificationArrived: { applicationId: id } })))
  for (const listener of listeners) await listener.dispose()
})

test('B7 B15 a job asked for at one node is done once by all of them', async () => {
  const ids = ['n1', 'n2'].map((key) => applications.get(key)!.id)
  const head = await enter('head')
  for (const id of ids)
    await head.call('mutation ($input: ApplicationIdInput!) { startHandling(input: $input) { id } }', {
      input: { applicationId: id },
    })
  const input = { action: 'returnToApplicant', applicationIds: ids, opinion: '请补充材料', idempotencyKey: 'one-job-for-all' }
  const start = 'mutation ($input: BulkMoveInput!) { startBulkMove(input: $input) { id } }'
  const asked = await Promise.all([1, 2, 3].map(() => head.call<{ startBulkMove: { id: string } }>(start, { input })))
  const [bulk] = new Set(asked.map(({ startBulkMove }) => startBulkMove.id))
  const progress = 'query ($id: ID!) { bulkMove(id: $id) { moved refused finishedAt } }'
  await eventually(async () => {
    const { bulkMove } = await head.call<{ bulkMove: { finishedAt: string | null } }>(progress, { id: bulk })
    return bulkMove.finishedAt !== null
  })
  expect(await head.call(progress, { id: bulk })).toMatchObject({ bulkMove: { moved: 2, refused: 0 } })
  for (const id of ids) expect((await hops(id)).filter(({ action }) => action === 'returnToApplicant')).toHaveLength(1)
})

test('S38 B15 a node killed in the middle of the load loses no move and doubles none', async () => {
  const movers = people.slice(2)
  const ending = Date.now() + 8000
  const acknowledged = new Map<string, string[]>()
  let repeated = 0
  const live = async (key: string) => {
    const desk = await enter(key)
    const { id: applicationId, revision: first } = applications.get(key)!
    const done: string[] = []
    acknowledged.set(applicationId, done)
    let revision = first
    for (let turn = 0; Date.now() < ending; turn++) {
      const verb = turn % 2 === 0 ? 'submitApplication' : 'withdrawApplication'
      const input = { applicationId, revision, idempotencyKey: `${key}-turn-${turn}` }
      let tries = 0
      const answer = await insist(() => {
        tries += 1
        return desk.call<Record<string, { revision: number }>>(move(verb), { input })
      })
      repeated += tries - 1
      revision = answer[verb]!.revision
      done.push(input.idempotencyKey)
    }
  }
  const load = Promise.all(movers.map(live))
  await wait(3000)
  await nodes.processes[1]!.stop('SIGKILL')
  await load

  let moves = 0
  for (const [id, keys] of acknowledged) {
    const made = await hops(id)
    expect(made.map(({ key }) => key)).toEqual(keys)
    expect(made.map(({ seq }) => seq)).toEqual(made.map((_, at) => at + 1))
    moves += made.length
  }
  // An unbroken chain of hashes: each entry names the one before it.
  const torn = await county.world.rows(
    `select from audit_entry e join audit_entry before on before.subject = e.subject and before.seq = e.seq - 1
     where e.previous_hash <> before.hash`,
  )
  expect(torn).toHaveLength(0)
  expect(moves).toBeGreaterThan(movers.length * 4)
  // Somebody was in the middle of a request when the node died.
  expect(repeated).toBeGreaterThan(0)
}, 60_000)

test('B15 the remaining nodes go on', async () => {
  const guli = await enter('guli')
  for (let at = 0; at < 6; at++) expect(await guli.call('{ viewer { hat } }')).toEqual({ viewer: { hat: 'APPLICANT' } })
})
