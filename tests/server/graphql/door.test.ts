import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { buildSchema } from '../../../server/graphql/schema.js'
import { requireRuleForEveryField } from '../../../server/graphql/shield.js'
import { permissions } from '../../../server/workflow/permissions.js'
import { answerOf, calls, inputOf } from './calls.js'
import { callersIn } from './callers.js'
import { callers, reach, turnedAwayWith, type Caller } from './reach.js'

let server: TestServer
let world: World
let clients: Map<Caller, ApiClient>

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  clients = await callersIn(world, server.address)
})

afterAll(async () => {
  await world.close()
  await server.stop()
})

test('S32 every field of the schema has a line that says who reaches it, and no line is left over', () => {
  const named = Object.entries(reach).flatMap(([root, fields]) => Object.keys(fields).map((name) => `${root}.${name}`))
  expect(calls.map(({ root, name }) => `${root}.${name}`).sort()).toEqual(named.sort())
})

// What ends a session or opens more than before comes last.
const lastCalls = ['chooseRole', 'changePassword', 'logIn', 'register', 'logOut']
const inOrder = [...calls].sort((a, b) => lastCalls.indexOf(a.name) - lastCalls.indexOf(b.name))
const doorCodes = ['UNAUTHENTICATED', 'PASSWORD_MUST_CHANGE', 'HAT_NOT_CHOSEN', 'UNIT_NOT_APPROVED', 'FORBIDDEN', 'NOT_COMMITTEE']

test.each(inOrder.map((call) => [`${call.root}.${call.name}`, call] as const))('S13 S32 %s', async (_title, call) => {
  const line = reach[call.root][call.name] ?? ''
  const answers = await Promise.all(
    callers.map(async (caller, index) => {
      const { codes } = await answerOf(clients.get(caller)!, call, inputOf(call.args, {}))
      if (line[index] === 'x') return [caller, codes.filter((code) => doorCodes.includes(code) || unforeseen.includes(code))]
      return [caller, codes.length === 1 && turnedAwayWith[caller].includes(codes[0]!) ? 'turned away' : codes]
    }),
  )
  const expected = callers.map((caller, index) => [caller, line[index] === 'x' ? [] : 'turned away'])
  expect(answers).toEqual(expected)
})

const unforeseen = ['INTERNAL', 'NONE', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_REQUEST']

test('S7 a session ends with its login: revoked, it opens nothing at once', async () => {
  const client = new ApiClient(server.address)
  await world.login({ loginName: 'leaving', personName: '离职', unit: '疏附县第一小学', mayAdminister: false, hat: 'APPLICANT' })
  await client.logIn('leaving', password)
  await client.call('{ myApplications { id } }')
  const administrator = new ApiClient(server.address)
  await administrator.logIn('administrator', password)
  await administrator.call('mutation ($input: AccountIdInput!) { revokeLogin(input: $input) { id } }', {
    input: { accountId: await world.accountId('leaving') },
  })
  await expect(client.call('{ myApplications { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

describe('S32 the server does not start', () => {
  const schema = buildSchema()
  const without = (field: string) => Object.fromEntries(Object.entries(permissions.Query).filter(([name]) => name !== field))

  test('with a field that has no permission', () => {
    const table = { Query: without('inbox'), Mutation: permissions.Mutation }
    expect(() => requireRuleForEveryField(schema, table)).toThrow('no permission is written for Query.inbox')
  })

  test('with a permission whose field is gone', () => {
    const table = { ...permissions, Query: { ...permissions.Query, everything: 'anybody' as const } }
    expect(() => requireRuleForEveryField(schema, table)).toThrow('permissions name what the schema lacks: Query.everything')
  })
})
