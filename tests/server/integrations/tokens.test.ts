import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'

let server: TestServer
let world: World
let bureau: ApiClient

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  const unit = '疏附县人力资源和社会保障局'
  await world.login({ loginName: 'bureau', personName: '县局', unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
  bureau = new ApiClient(server.address)
  await bureau.logIn('bureau', password)
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

interface Issued {
  secret: string
  token: { id: string; hint: string }
}

const create = async (input: Record<string, unknown> = {}): Promise<Issued> => {
  const given = { name: '报表', scopes: ['READ_STATISTICS'], ...input }
  const { createApiToken } = await bureau.call<{ createApiToken: Issued }>(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token { id hint } } }',
    { input: given },
  )
  return createApiToken
}

async function ask(secret: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, ...headers },
    body: JSON.stringify({ query }),
  })
  const body = (await response.json()) as {
    data?: Record<string, unknown>
    errors?: { extensions: { code: string } }[]
    extensions?: { cost: number; rateLimit: { limit: number; remaining: number; resetsAt: string } }
  }
  return { status: response.status, code: body.errors?.[0]?.extensions.code, ...body }
}

const statistics = '{ statistics(groupBy: [STATUS]) { total rows { count } csv } }'

test('B11 a key does what its scopes say and nothing else', async () => {
  const { secret, token } = await create()
  expect(secret.startsWith(token.hint)).toBe(true)
  expect(await ask(secret, statistics)).toMatchObject({ status: 200, data: { statistics: { total: null } } })
  expect(await ask(secret, '{ inbox { totalCount } }')).toMatchObject({ status: 400, code: 'SCOPE_MISSING' })
  // Of two fields one is answered: the other's refusal stands beside it.
  expect(await ask(secret, `{ viewer { hat } application(id: "${token.id}") { id } }`)).toMatchObject({
    status: 200,
    code: 'SCOPE_MISSING',
  })
  expect((await ask(secret, '{ apiTokens { id } }')).code).toBe('SCOPE_MISSING')
  expect((await ask(secret, 'mutation { chooseRole(input: { hat: APPLICANT }) { hat } }')).code).toBe('SCOPE_MISSING')
  expect((await ask(secret, '{ viewer { hat } titleLevels { code } }')).data).toMatchObject({ viewer: { hat: 'UNIT_ADMIN' } })
  const reader = await create({ scopes: ['READ_APPLICATIONS'] })
  expect((await ask(reader.secret, '{ applicationChanges { changes { applicationId } cursor hasMore } }')).errors).toBeUndefined()
})

test('B11 each answer tells its cost, to a key also what is left', async () => {
  const { secret } = await create()
  const first = await ask(secret, statistics)
  expect(first.extensions).toMatchObject({ cost: 5, rateLimit: { limit: 60_000, remaining: 59_995 } })
  expect((await ask(secret, '{ notices(first: 50) { edges { node { title } } } }')).extensions?.cost).toBe(151)
  expect((await bureau.answer('{ viewer { hat } }')) as object).toMatchObject({ extensions: { cost: 2 } })
})

test('B11 who has used its points up waits, with HTTP 429', async () => {
  const { secret, token } = await create()
  await server.services.tokenRate.consume(token.id, 59_999)
  expect(await ask(secret, statistics)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
})

test('B11 unknown, expired, from elsewhere: refused with HTTP 401 and its code, whatever is asked', async () => {
  expect(await ask('zcsb_unknown', '{ titleLevels { code } }')).toMatchObject({ status: 401, code: 'TOKEN_INVALID' })
  const { secret, token } = await create({ networks: ['192.0.2.0/24', '2001:db8::/32'] })
  expect(await ask(secret, statistics)).toMatchObject({ status: 401, code: 'TOKEN_NETWORK' })
  for (const address of ['192.0.2.7', '2001:db8::1'])
    expect((await ask(secret, statistics, { 'x-forwarded-for': address })).status).toBe(200)
  await world.rows('update api_token set expires_at = now() where id = $1', [token.id])
  expect(await ask(secret, statistics, { 'x-forwarded-for': '192.0.2.7' })).toMatchObject({ status: 401, code: 'TOKEN_EXPIRED' })
})

test('B11 a rotated key has two secrets for a while, a revoked one none from the next request on', async () => {
  const { secret, token } = await create()
  const rotate = 'mutation ($input: RotateApiTokenInput!) { rotateApiToken(input: $input) { secret token { previousUntil } } }'
  const { rotateApiToken } = await bureau.call<{ rotateApiToken: Issued }>(rotate, { input: { id: token.id } })
  expect((await ask(secret, statistics)).status).toBe(200)
  expect((await ask(rotateApiToken.secret, statistics)).status).toBe(200)
  const again = await bureau.call<{ rotateApiToken: Issued }>(rotate, { input: { id: token.id, graceMinutes: 0 } })
  expect((await ask(secret, statistics)).code).toBe('TOKEN_INVALID')
  expect((await ask(rotateApiToken.secret, statistics)).code).toBe('TOKEN_INVALID')
  const { apiTokens } = await bureau.call<{ apiTokens: { id: string; lastUsedAt: string | null }[] }>(
    '{ apiTokens { id lastUsedAt } }',
  )
  expect(apiTokens.find(({ id }) => id === token.id)?.lastUsedAt).not.toBeNull()
  await bureau.call('mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { revokedAt } }', {
    input: { id: token.id },
  })
  expect((await ask(again.rotateApiToken.secret, statistics)).code).toBe('TOKEN_INVALID')
})

test('B11 a key ends with its owner’s rights', async () => {
  const { secret } = await create()
  await world.rows(`update account set may_administer = false, hat = 'APPLICANT' where login_name = 'bureau'`)
  expect((await ask(secret, statistics)).code).toBe('FORBIDDEN')
  await world.rows(`update account set revoked_at = now() where login_name = 'bureau'`)
  expect((await ask(secret, statistics)).code).toBe('TOKEN_INVALID')
  await world.rows(`update account set may_administer = true, hat = 'UNIT_ADMIN', revoked_at = null where login_name = 'bureau'`)
})

test('B11 what is wrong with a new key is said field by field', async () => {
  const input = { name: ' ', scopes: [], networks: ['10.0.0.0/33'], days: 400 }
  const answer = await bureau.answer('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', {
    input,
  })
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: 'INVALID_INPUT',
    fields: [
      { field: 'name', code: 'REQUIRED' },
      { field: 'scopes', code: 'REQUIRED' },
      { field: 'days', code: 'OUT_OF_RANGE' },
      { field: 'networks.0', code: 'NOT_A_NETWORK' },
    ],
  })
})

test('B11 a tampered cursor is refused with HTTP 400', async () => {
  const { secret } = await create({ scopes: ['READ_APPLICATIONS'] })
  for (const after of ['x', 'eyJhIjoxfQ', Buffer.from('["2026-01-01","1 or 1=1"]').toString('base64url')]) {
    const asked = [`{ applications(after: "${after}") { totalCount } }`, `{ applicationChanges(after: "${after}") { cursor } }`]
    for (const query of asked) expect(await ask(secret, query)).toMatchObject({ status: 400, code: 'BAD_CURSOR' })
  }
})
