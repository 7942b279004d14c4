import { startServer, type TestServer } from '../../support/server.js'

let server: TestServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

const post = async (body: string) => {
  const began = performance.now()
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const answer = (await response.json()) as { data?: unknown; errors?: { extensions?: { code?: string } }[] }
  const ms = performance.now() - began
  return { ms, status: response.status, data: answer.data ?? null, code: answer.errors?.[0]?.extensions?.code }
}
const ask = (query: string) => post(JSON.stringify({ query }))
const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ')

/** Two spreads of each fragment in the one before: as text short, unfolded endless. */
const bomb = `{ ...f0 } ${repeat(40, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f40 on Query { __typename }`
const ordinary = '{ titleSeries { code name } campaigns { id year } notices(first: 10) { edges { node { id title } } } }'

const bad: [string, () => ReturnType<typeof ask>, string][] = [
  [
    'over-deep',
    () => ask(`{ application(id: "x") { ${'unit { parent { '.repeat(20)} id ${'} } '.repeat(20)} } }`),
    'QUERY_TOO_COMPLEX',
  ],
  [
    'deep through introspection',
    () => ask(`{ __schema { types { ${'fields { type { '.repeat(12)} name ${'} } '.repeat(12)} } } }`),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'over-wide',
    () => ask(`{ applications(first: 100) { edges { node { ${repeat(500, () => 'id revision')} } } } }`),
    'QUERY_TOO_COMPLEX',
  ],
  ['as wide as its tokens allow', () => ask(`{ titleLevels { ${repeat(3900, () => 'code')} } }`), 'QUERY_TOO_COMPLEX'],
  [
    'wide in fragments',
    () =>
      ask(
        `{ ${repeat(300, (index) => `...f${index}`)} } ${repeat(300, (index) => `fragment f${index} on Query { __typename }`)}`,
      ),
    'QUERY_TOO_COMPLEX',
  ],
  ['aliased', () => ask(`{ ${repeat(200, (index) => `a${index}: titleLevels { code }`)} }`), 'QUERY_TOO_COMPLEX'],
  ['with many directives', () => ask(`{ titleLevels { code ${repeat(200, () => '@include(if: true)')} } }`), 'QUERY_TOO_COMPLEX'],
  ['endless by fragments', () => ask(bomb), 'QUERY_TOO_COMPLEX'],
  [
    'endless by a ring of fragments',
    () => ask('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['endless as text', () => ask(`{ ${repeat(20_000, () => '__typename')} }`), 'GRAPHQL_PARSE_FAILED'],
  ['endless in bytes', () => ask(`{ titleLevels { code } } # ${'x'.repeat(1_200_000)}`), 'INVALID_INPUT'],
  ['batched', () => post(JSON.stringify(Array.from({ length: 50 }, () => ({ query: ordinary })))), 'BAD_REQUEST'],
]

test.each(bad)(
  'B11 a query that is %s is refused in about the time of an ordinary one, with HTTP 400 and a code',
  async (_what, send, code) => {
    await ask(ordinary)
    const [answers, yardstick]: [Awaited<ReturnType<typeof ask>>[], number[]] = [[], []]
    for (let round = 0; round < 3; round++) {
      yardstick.push((await ask(ordinary)).ms)
      answers.push(await send())
    }
    const { status, data } = answers[0]!
    expect([status, data, answers[0]!.code]).toEqual([code === 'INVALID_INPUT' ? 413 : 400, null, code])
    // A busy machine slows either now and then; that the one can be answered in a few times the other is what counts.
    expect(Math.min(...answers.map(({ ms }) => ms)) / Math.min(...yardstick)).toBeLessThan(20)
  },
)
