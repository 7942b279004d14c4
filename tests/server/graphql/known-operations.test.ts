import { createServer } from 'node:http'
import { HeaderMap } from '@apollo/server'
import { GraphQLError, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { DomainError } from '../../../server/errors.js'
import type { Context } from '../../../server/graphql/context.js'
import { toGraphQLError } from '../../../server/graphql/errors.js'
import { createGraphQLServer } from '../../../server/graphql/server.js'

let written = 0
let contexts = 0
const refuse = (code: 'NOT_HOLDER' | 'BAD_CURSOR') => () => {
  throw toGraphQLError(new DomainError(code, { cure: 'none', who: 'YOU' }))
}
const page = { type: GraphQLInt, defaultValue: 20 }
const node = new GraphQLObjectType({ name: 'Node', fields: { name: { type: GraphQLString } } })
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      who: { type: GraphQLString, resolve: (_root, _args, { viewer }: Context) => viewer?.personName },
      echo: { type: GraphQLString, args: { text: { type: GraphQLString } }, resolve: (_root, { text }) => text as string },
      node: { type: node, args: { first: page }, resolve: () => ({ name: 'n' }) },
      refused: { type: GraphQLString, resolve: refuse('NOT_HOLDER') },
      lost: { type: GraphQLString, resolve: refuse('BAD_CURSOR') },
      broken: { type: new GraphQLNonNull(GraphQLString), resolve: () => null },
    },
  }),
  mutation: new GraphQLObjectType({
    name: 'Mutation',
    fields: {
      write: { type: GraphQLInt, resolve: () => ++written },
      refused: { type: GraphQLInt, resolve: refuse('NOT_HOLDER') },
    },
  }),
})

const server = createGraphQLServer(createServer(), schema)
beforeAll(() => server.start())
afterAll(() => server.stop())

const places: string[] = []
const contextOf = (more: object = {}) => {
  contexts += 1
  const db = { written: () => Promise.resolve(`0/${contexts}`) }
  const viewer = { personName: '古丽' }
  return { viewer, token: null, db, keepWritten: (place: string) => void places.push(place), ...more } as unknown as Context
}

async function ask(body: unknown, accept: string | undefined = 'application/json', context = () => Promise.resolve(contextOf())) {
  const headers = new HeaderMap([['content-type', 'application/json'], ...(accept ? [['accept', accept] as const] : [])])
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: body as Record<string, unknown> },
    context,
  })
  if (answer.body.kind !== 'complete') throw new Error('in pieces')
  return { status: answer.status ?? 200, type: answer.headers.get('content-type'), body: answer.body.string }
}

const two = 'query One { who } query Two { node { name } }'
const asked: [string, unknown, number?][] = [
  ['a query', { query: '{ who node(first: 3) { name } }' }],
  ['a number of rows', { query: 'query ($n: Int) { node(first: $n) { name } }', variables: { n: 7 } }],
  ['one operation of two', { query: two, operationName: 'Two' }],
  ['none of two', { query: two }, 400],
  ['an operation that is not there', { query: two, operationName: 'Three' }, 400],
  ['a refusal beside an answer', { query: '{ who refused }' }],
  ['nothing but a wrong cursor', { query: '{ lost }' }, 400],
  ['a null where none may be', { query: '{ broken }' }],
  ['a variable that does not fit', { query: 'query ($n: Int) { node(first: $n) { name } }', variables: { n: 'x' } }, 400],
  ['variables that are a list', { query: 'query ($n: Int) { node(first: $n) { name } }', variables: [] }, 400],
  ['a text that is none', { query: 'query ($t: String) { echo(text: $t) }', variables: { t: 'a\u0000b' } }, 400],
  ['a literal that is none', { query: '{ echo(text: "\\u0000") }' }, 400],
  ['a query that does not fit the schema', { query: '{ nothing }' }, 400],
  ['a batch', [{ query: '{ who }' }], 400],
  ['no query', { query: '' }, 400],
  ['a persisted query that is not known', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }],
  ['the schema', { query: '{ __schema { queryType { name } } __typename }' }],
]

test.each(asked)('asked again and again, the answer stays what Apollo said first: %s', async (_what, body, status = 200) => {
  const answers = [await ask(body), await ask(body), await ask(body), await ask(body), await ask(body)]
  expect([...new Set(answers.map((answer) => JSON.stringify(answer)))]).toEqual([JSON.stringify(answers[0])])
  expect(answers[0]!.status).toBe(status)
})

test('each program gets the kind of JSON that it accepts, and one that accepts none is told so', async () => {
  const graphql = 'application/graphql-response+json, application/json;q=0.9'
  const types = async (accept?: string) => (await ask({ query: '{ who }' }, accept)).type
  for (let time = 0; time < 3; time++) {
    expect(await types(graphql)).toBe('application/graphql-response+json; charset=utf-8')
    expect(await types('application/json')).toBe('application/json; charset=utf-8')
    expect((await ask({ query: '{ who }' }, 'text/css')).status).toBe(406)
  }
})

test('B15 every mutation is made once, also one that fails in part, and tells how far the log has come', async () => {
  for (let time = 0; time < 5; time++) {
    const before = { written, contexts, places: places.length }
    const answer = await ask({ query: 'mutation { write refused }' })
    expect(JSON.parse(answer.body)).toMatchObject({
      data: { write: before.written + 1, refused: null },
      errors: [{ path: ['refused'], extensions: { code: 'NOT_HOLDER', cure: 'none' } }],
      extensions: { cost: 2 },
    })
    expect([written, contexts, places.length]).toEqual([before.written + 1, before.contexts + 1, before.places + 1])
    await ask({ query: 'mutation { write }' })
    expect([written, contexts, places.length]).toEqual([before.written + 2, before.contexts + 2, before.places + 2])
  }
})

test('each request is answered to its own viewer, and one whose session fails is refused', async () => {
  const query = { query: '{ who }' }
  for (const personName of ['古丽', '阿曼', '热依汗']) {
    const { body } = await ask(query, 'application/json', () => Promise.resolve(contextOf({ viewer: { personName } })))
    expect(JSON.parse(body)).toMatchObject({ data: { who: personName } })
  }
  let times = 0
  const failing = () => {
    times += 1
    return Promise.reject(new GraphQLError('no', { extensions: { code: 'TOKEN_INVALID', http: { status: 401 } } }))
  }
  expect(await ask(query, 'application/json', failing)).toMatchObject({ status: 401 })
  expect(times).toBe(1)
})

test('B11 a key pays for a query however often it has been answered', async () => {
  const query = { query: '{ who }' }
  let paid = 0
  const tokenRate = { consume: async (_id: string, cost: number) => ({ paid: (paid += cost) }) }
  const context = () => Promise.resolve(contextOf({ token: { id: 't', scopes: [] }, tokenRate }))
  await ask(query)
  const answers = [await ask(query, 'application/json', context), await ask(query, 'application/json', context)]
  expect(answers.map(({ body }) => (JSON.parse(body) as { extensions: object }).extensions)).toEqual([
    { cost: 1, rateLimit: { paid: 1 } },
    { cost: 1, rateLimit: { paid: 2 } },
  ])
})
