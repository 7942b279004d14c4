import { gzipSync } from 'node:zlib'
import { startTinyApp, type TinyApp } from '../../support/tiny-app.js'

let app: TinyApp
beforeAll(async () => void (app = await startTinyApp()))
afterAll(() => app.stop())

const get = (path: string, headers: Record<string, string> = {}) => fetch(app.address + path, { headers })

test('every answer forbids foreign scripts and asks for nothing that needs https', async () => {
  const { headers } = await get('/')
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(headers.get('content-security-policy')).not.toMatch(/upgrade-insecure-requests|unsafe-eval|https?:/)
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('health tells whether the database answers', async () => {
  expect(await (await get('/health')).json()).toEqual({ status: 'ok', database: true, version: '1.2.3' })
  app.database.up = false
  const down = await get('/health')
  app.database.up = true
  expect(down.status).toBe(503)
  expect(await down.json()).toMatchObject({ status: 'unavailable', database: false })
})

test('every page address answers with the client, never cached; hashed assets are kept and compressed', async () => {
  const page = await get('/applications/42/edit', { accept: 'text/html' })
  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(await page.text()).toContain('<title>client</title>')
  const asset = await get('/assets/app-3f2a.js')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  expect(asset.headers.get('content-encoding')).toMatch(/gzip|br/)
})

describe('a client file is sent in the form its reader takes', () => {
  const script = '/assets/app-3f2a.js'
  const heads = ({ headers }: Response) => ['content-encoding', 'vary', 'content-type'].map((name) => headers.get(name))
  const javascript = expect.stringMatching(/^text\/javascript; charset=utf-8$/i)

  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('%s: %s', async (taken, form) => {
    const [whole, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => fetch(app.address + script, { method, headers: { 'accept-encoding': taken } })),
    )
    expect(heads(whole!)).toEqual([form, 'Accept-Encoding', javascript])
    expect(await whole!.text()).toMatch(/^console.log\(1\) {2000}$/)
    const [length, etag] = ['content-length', 'etag'].map((name) => whole!.headers.get(name))
    expect(Number(length) < 100).toBe(form !== null)
    expect([...heads(head!), head!.headers.get('content-length')]).toEqual([...heads(whole!), length])
    const again = await get(script, { 'accept-encoding': taken, 'if-none-match': etag!, 'cache-control': 'max-age=0' })
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
  })

  test('a part of it is that part of the form; what there is no part of is refused in plain words', async () => {
    const part = await get(script, { 'accept-encoding': 'identity', range: 'bytes=0-6' })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 0-6/2014', 'console'])
    for (const path of [script, '/icon.svg']) {
      const beyond = await get(path, { 'accept-encoding': 'br', range: 'bytes=9999-' })
      expect(heads(beyond)).toEqual([null, 'Accept-Encoding', 'application/json; charset=utf-8'])
      expect(await beyond.json()).toMatchObject({ errors: [{ extensions: {} }] })
    }
  })

  test('what nobody can read as an address, and what is no reading, is refused with a code', async () => {
    expect(await (await get('/assets/%E0%A4%A')).json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] })
    const written = await fetch(`${app.address}/icon.svg`, { method: 'POST', headers: { 'accept-encoding': 'br' } })
    expect([written.status, await written.json()]).toMatchObject([404, { errors: [{ extensions: { code: 'NOT_FOUND' } }] }])
  })
})

test.each(['/assets/gone.js', '/gone.png', '/assets/../../package.json', '/assets/%2e%2e/index.js'])(
  '%s is not found',
  async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  },
)

test('a file is sent by the handler of the files feature', async () => {
  expect(await (await get('/files/abc')).json()).toEqual({ id: 'abc', form: 'inline' })
  expect(await (await get('/files/abc?download')).json()).toEqual({ id: 'abc', form: 'attachment' })
  expect(await (await get('/files/abc/thumbnail')).json()).toEqual({ id: 'abc', form: 'thumbnail' })
})

test('a body that is no JSON is refused with a code', async () => {
  const answer = await fetch(`${app.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] })
})

test('a form another site could post is refused before it runs', async () => {
  const answer = await fetch(`${app.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"query":"{ node { name } }"}',
  })
  expect(answer.status).toBe(400)
})

describe('a query is answered the same', () => {
  const query = JSON.stringify({ query: '{ node { name } }' })
  const json = { 'content-type': 'application/json' }
  const ways: [string, RequestInit][] = [
    ['as programs send it', { headers: json, body: query }],
    ['with its encoding named', { headers: { 'content-type': 'application/json; charset=utf-8' }, body: query }],
    ['behind a byte order mark', { headers: json, body: `\ufeff${query}` }],
    ['compressed', { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(query) }],
    ['in pieces of unknown length', { headers: json, body: new Blob([query]).stream(), duplex: 'half' } as RequestInit],
    ['in UTF-16', { headers: { 'content-type': 'application/json; charset=utf-16le' }, body: Buffer.from(query, 'utf16le') }],
  ]

  test.each(ways)('%s', async (_way, sent) => {
    const answer = await fetch(`${app.address}/graphql`, { method: 'POST', ...sent })
    expect([answer.status, await answer.json()]).toEqual([200, { data: { node: { name: 'n' } } }])
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

test.each([
  ['no object', 400, 'null'],
  ['no list', 400, '"{}"'],
  ['broken off', 400, '{"query":'],
  ['empty', 400, ''],
  ['too long', 413, JSON.stringify({ query: `{ node { name } } # ${'x'.repeat(1024 * 1024)}` })],
])('a body that is %s is refused', async (_how, status, body) => {
  const answer = await fetch(`${app.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect([answer.status, await answer.json()]).toMatchObject([
    status,
    { errors: [{ extensions: { code: expect.stringMatching(/^(INVALID_INPUT|BAD_REQUEST)$/) } }] },
  ])
})
