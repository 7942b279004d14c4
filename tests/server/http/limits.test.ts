import { startTinyApp, type TinyApp } from '../../support/tiny-app.js'

let app: TinyApp
beforeAll(async () => void (app = await startTinyApp()))
afterAll(() => app.stop())

const ask = (query: string) =>
  fetch(`${app.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ')

test('an ordinary query passes', async () => {
  expect(await (await ask('{ node { name next { name } } }')).json()).toEqual({
    data: { node: { name: 'n', next: { name: 'n' } } },
  })
})

test.each([
  ['aliases', `{ ${repeat(16, (index) => `a${index}: node { name }`)} }`],
  ['aliases of __typename', `{ ${repeat(16, (index) => `a${index}: __typename`)} }`],
  ['directives', `{ node { name ${repeat(6, () => '@include(if: true)')} } }`],
  ['depth', `{ node { ${'next { '.repeat(15)} name ${'} '.repeat(15)} } }`],
  ['cost', `{ node { ${'next { '.repeat(13)} ${repeat(60, () => 'name')} ${'} '.repeat(13)} } }`],
  ['tokens', `{ ${repeat(4001, () => '__typename')} }`],
])('too many %s are refused with HTTP 400', async (_what, query) => {
  const answer = await ask(query)
  expect(answer.status).toBe(400)
  expect(await answer.json()).not.toHaveProperty('data')
})

test('several operations in one request are refused', async () => {
  const answer = await fetch(`${app.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
  })
  expect(answer.status).toBe(400)
})
