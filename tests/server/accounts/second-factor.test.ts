import { TOTP, Secret } from 'otpauth'
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
  for (const loginName of ['admin', 'thief', 'lost', 'once'])
    await world.login({ loginName, personName: loginName, unit: bureau, mayAdminister: true, hat: 'UNIT_ADMIN' })
  await world.login({ loginName: 'applicant', personName: '申报人', unit: bureau, mayAdminister: false, hat: 'APPLICANT' })
  const prefecture = '喀什地区人力资源和社会保障局'
  await world.login({ loginName: 'superior', personName: '上级', unit: prefecture, mayAdminister: true, hat: 'UNIT_ADMIN' })
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
const begin = (client: ApiClient, typed = password) =>
  client.call<{ beginSecondFactor: { secret: string; uri: string } }>(
    'mutation ($input: PasswordInput!) { beginSecondFactor(input: $input) { secret uri } }',
    { input: { password: typed } },
  )
const send = (client: ApiClient, mutation: 'finishSecondFactor' | 'confirmSecondFactor', code: string) =>
  client.call<Record<string, never>>(
    `mutation ($input: SecondFactorCodeInput!) { ${mutation}(input: $input) ${mutation === 'confirmSecondFactor' ? '{ gate { rule } }' : ''} }`,
    { input: { code } },
  )
/** @param step 30 seconds later or earlier */
const codeOf = (secret: string, step = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + step * 30_000 })

async function enrol(loginName: string) {
  const client = await desk(loginName)
  const { secret } = (await begin(client)).beginSecondFactor
  const { finishSecondFactor: codes } = await send(client, 'finishSecondFactor', codeOf(secret, -1))
  return { client, secret, codes: codes as unknown as string[] }
}

test('S11 codes are those of RFC 6238', () => {
  const secret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer })
  const at = (seconds: number) => new TOTP({ secret, digits: 8 }).generate({ timestamp: seconds * 1000 })
  expect([59, 1111111109, 20000000000].map(at)).toEqual(['94287082', '07081804', '65353130'])
})

test('S11 with a second factor nothing is open before its code, which is good once', async () => {
  const { secret, codes } = await enrol('admin')
  expect(new Set(codes).size).toBe(8)
  const client = await desk('admin')
  const gate = '{ viewer { gate { rule cure } } }'
  expect(await client.call(gate)).toEqual({ viewer: { gate: { rule: 'SECOND_FACTOR_NEEDED', cure: 'confirmSecondFactor' } } })
  const change = `mutation { changePassword(input: { currentPassword: "${password}", newPassword: "Kunlun#2026" }) { hat } }`
  for (const closed of [
    '{ applicants { totalCount } }',
    '{ sessions { id } }',
    change,
    'mutation { chooseRole(input: { hat: APPLICANT }) { hat } }',
  ])
    expect((await refusalOf(client.call(closed))).code).toBe('SECOND_FACTOR_NEEDED')
  expect((await refusalOf(send(client, 'confirmSecondFactor', '000000'))).code).toBe('SECOND_FACTOR_WRONG')
  const code = codeOf(secret)
  expect(await send(client, 'confirmSecondFactor', code)).toEqual({ confirmSecondFactor: { gate: null } })
  expect((await refusalOf(send(await desk('admin'), 'confirmSecondFactor', code))).code).toBe('SECOND_FACTOR_WRONG')
  expect((await refusalOf(begin(client))).code).toBe('SECOND_FACTOR_SET')
})

test('S11 of ten at once with one code only one gets through', async () => {
  const { secret } = await enrol('once')
  const clients = await Promise.all(Array.from({ length: 4 }, () => desk('once')))
  const code = codeOf(secret)
  const outcomes = await Promise.allSettled(clients.map((client) => send(client, 'confirmSecondFactor', code)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('S11 guessing codes locks; a recovery code is good once', async () => {
  const { codes } = await enrol('thief')
  const client = await desk('thief')
  expect(await send(client, 'confirmSecondFactor', codes[0]!.toLowerCase().replaceAll('-', ' '))).toEqual({
    confirmSecondFactor: { gate: null },
  })
  const again = await desk('thief')
  const refusals = []
  for (let i = 0; i < 7; i++) refusals.push((await refusalOf(send(again, 'confirmSecondFactor', codes[0]!))).code)
  expect(refusals).toEqual([...Array<string>(6).fill('SECOND_FACTOR_WRONG'), 'LOGIN_LOCKED'])
}, 60_000)

test('S7 who has lost the telephone gets a new secret from the superior and enters without', async () => {
  await enrol('lost')
  const superior = await desk('superior')
  const input = { accountId: await world.accountId('lost') }
  const { resetLogin } = await superior.call<{ resetLogin: { oneTimeSecret: string } }>(
    'mutation ($input: AccountIdInput!) { resetLogin(input: $input) { oneTimeSecret } }',
    { input },
  )
  const client = new ApiClient(server.address)
  await client.logIn('lost', resetLogin.oneTimeSecret)
  expect(await client.call('{ viewer { gate { rule } } }')).toEqual({ viewer: { gate: { rule: 'PASSWORD_MUST_CHANGE' } } })
})

test('S11 only administrators are offered one, and only with their password; at rest it is sealed', async () => {
  expect((await refusalOf(begin(await desk('applicant')))).code).toBe('HAT_NOT_PERMITTED')
  expect((await refusalOf(begin(await desk('superior'), 'wrong'))).code).toBe('LOGIN_FAILED')
  const client = await desk('superior')
  const { secret } = (await begin(client)).beginSecondFactor
  const dump = JSON.stringify(await world.rows("select s::text, encode(secret_cipher, 'hex') as hex from second_factor s"))
  expect(dump).not.toContain(secret)
  expect(dump).not.toContain(Buffer.from(Secret.fromBase32(secret).bytes).toString('hex'))
})
