import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { faultsOf, refusalOf, register, registerMutation, registration } from './people.js'

let server: TestServer
let world: World
const desk = () => new ApiClient(server.address)

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  await world.unit({ name: '疏附县实验小学', level: 'COUNTY', divisionCode: '653121', receivers: ['疏附县人力资源和社会保障局'] })
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

test('S3 a registrant and a unit come into being and are logged in; the registrant may administer it', async () => {
  const client = desk()
  const { hat, gate, account, unit } = await register(client, 1)
  expect({ hat, gate }).toEqual({ hat: null, gate: { rule: 'HAT_NOT_CHOSEN' } })
  expect(account).toMatchObject({ loginName: 'person1', mayAdminister: true })
  expect(unit).toMatchObject({ name: '疏附县第1中学', status: 'DRAFT', origin: 'SELF_REGISTERED' })
  const [row] = await world.rows('select parent_id, change from unit where id = $1', [unit.id])
  expect(row).toEqual({ parent_id: null, change: null })
})

test('S3 an applicant joins an approved unit and may not administer it', async () => {
  const joinUnitId = await world.unitId('疏附县实验小学')
  const { account, unit } = await register(desk(), 2, { unit: null, joinUnitId })
  expect(account.mayAdminister).toBe(false)
  expect(unit.id).toBe(joinUnitId)
})

test('S3 a login name is taken whatever its case', async () => {
  await register(desk(), 3)
  const client = desk()
  const refused = await refusalOf(register(client, 4, { loginName: 'PERSON3' }))
  expect(refused.code).toBe('LOGIN_NAME_TAKEN')
  expect(faultsOf(refused)).toEqual(['loginName LOGIN_NAME_TAKEN'])
})

test('S3 two who register the same name at one moment: one of them is refused, and nothing of him remains', async () => {
  const names = ['A', 'B', 'C'].map((letter) => `同时注册学校${letter}`)
  const calls = names.map(async (name, i) => {
    const client = desk()
    return register(client, 20 + i, { loginName: 'same', unit: { name, level: 'COUNTY', divisionCode: '653121' } })
  })
  const outcomes = await Promise.allSettled(calls)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('LOGIN_NAME_TAKEN')
  expect(await world.rows('select 1 from unit where name = any($1)', [names])).toHaveLength(1)
})

test('S3 all faults of the input are said at once, and the captcha is still good', async () => {
  const client = desk()
  const bad = await registration(client, 5, {
    person: { name: ' ', idNumber: '650101198001010017', phone: 'abc' },
    loginName: 'a b',
    password: 'password',
    unit: { name: '学'.repeat(101), level: 'COUNTY', divisionCode: '653100' },
  })
  const refused = await refusalOf(client.call(registerMutation, { input: bad }))
  expect(refused.code).toBe('INVALID_INPUT')
  expect(faultsOf(refused).sort()).toEqual([
    'loginName LOGIN_NAME_INVALID',
    'password PASSWORD_TOO_WEAK',
    'person.idNumber ID_NUMBER_INVALID',
    'person.name REQUIRED',
    'person.phone NOT_A_PHONE_NUMBER',
    'unit.divisionCode DIVISION_LEVEL_MISMATCH',
    'unit.name TOO_LONG',
  ])
  expect(JSON.stringify(refused.extensions)).not.toContain('650101198001010017')
  const { captchaId, captchaAnswer } = bad
  await register(client, 5, { captchaId, captchaAnswer })
})

test.each([
  ['both', { joinUnitId: '00000000-0000-7000-8000-000000000000' }],
  ['neither', { unit: null }],
])('S3 %s of new unit and unit to join is refused', async (_, changes) => {
  expect((await refusalOf(register(desk(), 6, changes))).code).toBe('INVALID_INPUT')
})

test.each(['00000000-0000-7000-8000-000000000000', 'no uuid', "'; drop table unit --"])(
  'S3 joining %s, which is no unit, is refused',
  async (joinUnitId) => {
    const refused = await refusalOf(register(desk(), 7, { unit: null, joinUnitId }))
    expect(faultsOf(refused)).toEqual(['joinUnitId NOT_A_CHOICE'])
  },
)

test('S3 a person has one login in a unit', async () => {
  const joinUnitId = await world.unitId('疏附县实验小学')
  await register(desk(), 8, { unit: null, joinUnitId })
  const refused = await refusalOf(register(desk(), 8, { unit: null, joinUnitId, loginName: 'secondname' }))
  expect(refused.code).toBe('PERSON_ALREADY_REGISTERED')
})

test('S5 a unit under a superior that manages vertically is refused, naming the superior and its contact', async () => {
  const [superior] = await world.rows<{ id: string; name: string; contact_phone: string }>(
    'select id, name, contact_phone from unit where manages_vertically order by name limit 1',
  )
  const unit = { name: '某公路段', level: 'REGION', divisionCode: '650000', superiorId: superior!.id }
  const refused = await refusalOf(register(desk(), 9, { unit }))
  expect(refused.code).toBe('VERTICALLY_MANAGED')
  expect(refused.extensions).toMatchObject({ cure: 'askSuperior', who: 'SUPERIOR', params: { superior: superior!.name } })
  expect((refused.extensions.params as { contact: string }).contact).toContain(superior!.contact_phone)
  expect(await world.rows(`select 1 from unit where name = '某公路段'`)).toEqual([])
})

test('S11 registering needs a captcha of its own, used once', async () => {
  const client = desk()
  const { captchaId, captchaAnswer } = await client.captcha('LOG_IN')
  expect((await refusalOf(register(client, 10, { captchaId, captchaAnswer }))).code).toBe('CAPTCHA_WRONG')
  const used = await client.captcha('REGISTER')
  await register(client, 10, used)
  expect((await refusalOf(register(client, 11, used))).code).toBe('CAPTCHA_WRONG')
})

test('B14 the ID number is nowhere readable in the database, its mask is', async () => {
  const client = desk()
  const input = await registration(client, 12)
  await client.call(registerMutation, { input })
  const [row] = await world.rows<{ id_masked: string; all: string }>(
    `select id_masked, to_jsonb(a)::text || (select string_agg(e.detail::text, '') from audit_entry e) as all from account a where login_name = 'person12'`,
  )
  expect(row!.id_masked).toBe(`${input.person.idNumber.slice(0, 3)}***********${input.person.idNumber.slice(14)}`)
  expect(row!.all).not.toContain(input.person.idNumber)
  expect(row!.all).not.toContain(password)
})
