import pg from 'pg'
import { hashPassword } from '../../../server/accounts/passwords.js'
import { Throttle } from '../../../server/accounts/throttle.js'
import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { refusalOf } from './people.js'

let server: TestServer
let world: World
const desk = () => new ApiClient(server.address)
const viewerQuery = '{ viewer { hat gate { rule cure } roles account { loginName } unit { name uscc } } }'
const bureau = '疏附县人力资源和社会保障局'

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  const person = { unit: bureau, mayAdminister: true, hat: 'UNIT_ADMIN' as const }
  for (const [loginName, personName] of Object.entries({ Wang: '王建国', locked: '李锁', ended: '赵结', changer: '钱换' }))
    await world.login({ ...person, loginName, personName })
  await world.login({ ...person, loginName: 'newcomer', personName: '孙新', hat: null, mustChangePassword: true })
  await world.login({ ...person, loginName: 'applicant', personName: '周申', mayAdminister: false, hat: null })
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

test('S11 a login name is known whatever its case; the session is a cookie that scripts cannot read', async () => {
  const client = desk()
  await client.logIn('WANG', password)
  const { viewer } = await client.call<{ viewer: { account: { loginName: string } } }>(viewerQuery)
  expect(viewer.account.loginName).toBe('Wang')
  const { value } = client.jar()[0]!
  expect(await world.rows(`select 1 from session where token_hash = sha256($1)`, [Buffer.from(value)])).toHaveLength(1)
})

test('S11 a wrong password, a name nobody has and a revoked login get the same answer', async () => {
  await world.login({ loginName: 'gone', personName: '吴离', unit: bureau, mayAdminister: false, hat: null })
  await world.rows(`update account set revoked_at = now() where login_name = 'gone'`)
  const answers = [desk().logIn('Wang', 'wrong'), desk().logIn('nobody-has-it', password), desk().logIn('gone', password)]
  const refused = await Promise.all(answers.map(refusalOf))
  expect(refused.map(({ code, extensions }) => [code, extensions])).toEqual(
    refused.map(() => ['LOGIN_FAILED', refused[0]!.extensions]),
  )
})

describe('S11 the captcha', () => {
  const logIn = (client: ApiClient, captcha: { captchaId: string; captchaAnswer: string }) =>
    client.call('mutation ($input: LogInInput!) { logIn(input: $input) { hat } }', {
      input: { ...captcha, loginName: 'Wang', password },
    })

  test('is a picture that brings its own font, or a sum in words', async () => {
    const { image, sum } = await desk().call<Record<string, { kind: string; image: string; question: string }>>(
      '{ image: captcha(action: LOG_IN) { kind image question } sum: captcha(action: LOG_IN, kind: ARITHMETIC) { kind image question } }',
    )
    expect(image).toMatchObject({ kind: 'IMAGE', question: null })
    const png = Buffer.from(image!.image.replace('data:image/png;base64,', ''), 'base64')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // A raster picture, so that no letter can be read out of its source.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([220, 80])
    expect(png.length).toBeGreaterThan(5_000)
    expect(sum).toMatchObject({ kind: 'ARITHMETIC', image: null, question: expect.stringMatching(/等于几？请填数字$/) })
  })

  test('is good once, right or wrong', async () => {
    const client = desk()
    const captcha = await client.captcha('LOG_IN')
    expect((await refusalOf(logIn(client, { ...captcha, captchaAnswer: '1000' }))).code).toBe('CAPTCHA_WRONG')
    expect((await refusalOf(logIn(client, captcha))).code).toBe('CAPTCHA_WRONG')
  })

  test('of ten at once only one gets through', async () => {
    const client = desk()
    const captcha = await client.captcha('LOG_IN')
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => logIn(client, captcha)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('expires, belongs to its act, and is not guessed by a strange id', async () => {
    const client = desk()
    const expired = await client.captcha('LOG_IN')
    await world.rows(`update captcha set expires_at = now() - interval '1 second' where id = $1`, [expired.captchaId])
    const wrong = [expired, await client.captcha('REGISTER'), { ...expired, captchaId: 'x' }]
    for (const captcha of wrong) expect((await refusalOf(logIn(client, captcha))).code).toBe('CAPTCHA_WRONG')
  })

  test('leaves only a keyed hash of its answer', async () => {
    const { captchaId } = await desk().captcha('LOG_IN')
    const [row] = await world.rows<{ length: number }>('select octet_length(answer_hash) as length from captcha where id = $1', [
      captchaId,
    ])
    expect(row!.length).toBe(32)
  })
})

test('S11 failures slow down, then lock, for the right password too', async () => {
  const took: number[] = []
  for (let i = 0; i < 6; i++) {
    const start = Date.now()
    expect((await refusalOf(desk().logIn('locked', 'wrong'))).code).toBe('LOGIN_FAILED')
    took.push(Date.now() - start)
  }
  expect(took[5]).toBeGreaterThan(1900)
  const refused = await refusalOf(desk().logIn('LOCKED', password))
  expect(refused.code).toBe('LOGIN_LOCKED')
  expect(refused.extensions.params).toEqual({ minutes: 15 })
}, 60_000)

test('S11 failures from one address lock it for every name, counted in the database so that every node knows', async () => {
  const [here, elsewhere] = [desk(), desk()]
  const anotherNode = new pg.Pool({ connectionString: server.databaseUrl, max: 4 })
  const throttle = new Throttle(anotherNode)
  for (let i = 0; i < 60; i++) await throttle.attempt('loginAddress', here['desk'], 'LOGIN_LOCKED')
  await anotherNode.end()
  const refused = await refusalOf(here.logIn('ended', password))
  expect([refused.code, refused.extensions.params]).toEqual(['LOGIN_LOCKED', { minutes: 15 }])
  await elsewhere.logIn('ended', password)
})

test('S11 a session that ends, ends at once; so does one that nobody has used for 12 hours', async () => {
  const client = desk()
  await client.logIn('ended', password)
  const stolen = client.jar()
  await client.call('mutation { logOut }')
  expect(client.jar()).toEqual([])
  const thief = await fetch(new URL('/graphql', server.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `session=${stolen[0]!.value}` },
    body: JSON.stringify({ query: viewerQuery }),
  })
  expect(await thief.json()).toMatchObject({ data: { viewer: null } })

  await client.logIn('ended', password)
  await world.rows(`update session set expires_at = now() where account_id = $1`, [await world.accountId('ended')])
  expect(await client.call(viewerQuery)).toEqual({ viewer: null })
})

test('S7 an issued login must change its password before anything else', async () => {
  const client = desk()
  await client.logIn('newcomer', password)
  const { viewer } = await client.call<{ viewer: object }>(viewerQuery)
  expect(viewer).toMatchObject({ gate: { rule: 'PASSWORD_MUST_CHANGE' }, unit: { uscc: null } })
  const choose = 'mutation { chooseRole(input: { hat: UNIT_ADMIN }) { hat } }'
  expect((await refusalOf(client.call(choose))).code).toBe('PASSWORD_MUST_CHANGE')
  const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { mustChangePassword gate { rule } } }'
  const to = (newPassword: string, currentPassword = password) => client.call(change, { input: { currentPassword, newPassword } })
  expect((await refusalOf(to('Kunlun#2026', 'wrong'))).code).toBe('LOGIN_FAILED')
  expect((await refusalOf(to(password))).code).toBe('PASSWORD_UNCHANGED')
  for (const weak of ['Ab1#', 'alllowercase', 'Newcomer#2026', 'Aa1'.repeat(43)])
    expect((await refusalOf(to(weak))).code).toBe('PASSWORD_TOO_WEAK')
  expect(await to('一句很长的话也可以当作密码来用的')).toEqual({
    changePassword: { mustChangePassword: false, gate: { rule: 'HAT_NOT_CHOSEN' } },
  })
})

test('S11 changing the password ends every other session', async () => {
  const [office, home] = [desk(), desk()]
  await office.logIn('changer', password)
  await home.logIn('changer', password)
  await home.call('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { hat } }', {
    input: { currentPassword: password, newPassword: 'Kunlun#2026' },
  })
  expect(await office.call('{ viewer { hat } }')).toEqual({ viewer: null })
  expect(await home.call('{ viewer { hat } }')).toEqual({ viewer: { hat: 'UNIT_ADMIN' } })
})

test('S12 nothing is open before the choice of role; only who may administer becomes administrator; it can be changed', async () => {
  const client = desk()
  await client.logIn('applicant', password)
  expect((await refusalOf(client.call('{ myApplications { id } }'))).code).toBe('HAT_NOT_CHOSEN')
  const choose = (hat: string) => client.call(`mutation { chooseRole(input: { hat: ${hat} }) { hat roles gate { rule } } }`)
  const refused = await refusalOf(choose('UNIT_ADMIN'))
  expect([refused.code, refused.extensions.cure]).toEqual(['HAT_NOT_PERMITTED', 'askUnitAdministrator'])
  expect(await choose('APPLICANT')).toEqual({ chooseRole: { hat: 'APPLICANT', roles: ['APPLICANT'], gate: null } })
  expect(await client.call('{ myApplications { id } }')).toEqual({ myApplications: [] })

  const administrator = desk()
  await administrator.logIn('Wang', password)
  const roles = async (hat: string) =>
    (await administrator.call<{ chooseRole: { roles: string[] } }>(`mutation { chooseRole(input: { hat: ${hat} }) { roles } }`))
      .chooseRole.roles
  expect(await roles('APPLICANT')).toEqual(['APPLICANT'])
  expect(await roles('UNIT_ADMIN')).toEqual(['APPLICANT', 'UNIT_ADMIN', 'RECEIVER'])
})

test('S11 an applicant made administrator with a password too short for one must change it at the next login', async () => {
  const short = 'Ab3#xyz9'
  await world.login({ loginName: 'risen', personName: '郑升', unit: bureau, mayAdminister: false, hat: 'APPLICANT' })
  await world.rows(`update account set password_hash = $1 where login_name = 'risen'`, [await hashPassword(short)])
  const mustChange = async () => {
    const client = desk()
    await client.logIn('risen', short)
    const { viewer } = await client.call<{ viewer: { gate: { rule: string } | null } }>(viewerQuery)
    return viewer.gate?.rule ?? null
  }
  expect(await mustChange()).toBeNull()
  await world.rows(`update account set may_administer = true where login_name = 'risen'`)
  expect(await mustChange()).toBe('PASSWORD_MUST_CHANGE')
})
