import { randomUUID } from 'node:crypto'
import { ApiRefusal, type ApiClient } from '../../support/api.js'
import { idNumberOf } from '../../support/person.js'
import { register, registration, registerMutation } from '../accounts/people.js'
import { checksum } from '../graphql/checksum.js'
import { act, attachScan, county, otherCounty, place, profileOf, stage, type Stage } from './actors.js'

let world: Stage
let dean: ApiClient
let bureau: ApiClient
let school: ApiClient
let neighbour: ApiClient

beforeAll(async () => {
  world = await stage()
  dean = await world.administratorOf('新疆医科大学', 'dean')
  bureau = await world.administratorOf(county, 'bureau')
  const newcomer = async (number: number) => {
    const client = world.desk()
    const { unit } = await register(client, number)
    await client.call('mutation { chooseRole(input: { hat: UNIT_ADMIN }) { hat } }')
    await act(client, 'saveUnitProfile', profileOf(unit.name))
    return client
  }
  school = await newcomer(1)
  neighbour = await newcomer(2)
})
afterAll(() => world.stop())

const createUnit = 'mutation ($input: CreateSubordinateUnitInput!) { createSubordinateUnit(input: $input) { unit { id } } }'
const issueLogin = 'mutation ($input: IssueLoginInput!) { issueLogin(input: $input) { account { id } } }'
const person = (number: number) => ({
  personName: '古丽',
  idNumber: idNumberOf(number),
  phone: '13999990002',
  mayAdminister: false,
})

/** Each of the attempts is refused by its code, naming a cure and who can, and no row of any table is another afterwards. */
async function refusesAll(attempts: readonly (readonly [string, () => Promise<unknown>])[]) {
  const before = await checksum(world.world)
  for (const [index, [code, attempt]] of attempts.entries()) {
    const error = await attempt().then(
      () => new Error('it was allowed'),
      (cause: unknown) => cause,
    )
    if (!(error instanceof ApiRefusal)) throw error
    expect([index, error.code]).toEqual([index, code])
  }
  expect(await checksum(world.world)).toEqual(before)
}

test('S15 codes another unit has are refused wherever they are typed, and nothing is written', async () => {
  const taken = profileOf('疏附县第1中学')
  const { uscc, orgCode } = taken
  await refusesAll([
    ['UNIT_CODE_TAKEN', () => act(neighbour, 'saveUnitProfile', { ...profileOf('疏附县第2中学'), uscc, orgCode })],
    ['UNIT_CODE_TAKEN', () => act(neighbour, 'saveUnitProfile', { ...profileOf('疏附县第2中学'), uscc, orgCode: null })],
    ['UNIT_CODE_TAKEN', () => dean.call(createUnit, { input: { origin: 'INTERNAL', name: '药物所', uscc } })],
    ['UNIT_CODE_TAKEN', () => bureau.call(createUnit, { input: { origin: 'TOWNSHIP', name: '某乡', orgCode } })],
    ['CODES_DISAGREE', () => act(neighbour, 'saveUnitProfile', { ...profileOf('疏附县第2中学'), orgCode })],
  ])
})

test('S9 S22 forged parents and receivers, and receivers of another level, are refused, and nothing is written', async () => {
  const forged = [randomUUID(), 'no id', "'; drop table unit; --", await world.world.unitId(otherCounty)]
  const wrong = await Promise.all(
    ['新疆医科大学', '喀什地区人力资源和社会保障局', otherCounty, '药学院'].map((name) => world.world.unitId(name)),
  )
  await refusesAll([
    ...forged.map(
      (parentId) =>
        ['NOT_FOUND', () => bureau.call(createUnit, { input: { origin: 'TOWNSHIP', name: '某乡', parentId } })] as const,
    ),
    ...forged
      .slice(0, 3)
      .map((receiverId) => ['NOT_FOUND', () => act(school, 'addReceivingLink', { receiverId, isDefault: true })] as const),
    ...wrong.map(
      (receiverId) => ['RECEIVER_NOT_ELIGIBLE', () => act(school, 'addReceivingLink', { receiverId, isDefault: false })] as const,
    ),
  ])
})

test('S13 ids of another unit open nothing and change nothing', async () => {
  const mine = await act(school, 'addReceivingLink', { receiverId: await world.world.unitId(county), isDefault: true })
  const linkId = mine.receivers[0]!.id
  await act(neighbour, 'addReceivingLink', { receiverId: await world.world.unitId(county), isDefault: true })
  const unitId = mine.id
  const accountId = await world.world.accountId('person1')
  const byAccount = (mutation: string, type: string, input: object) => () =>
    neighbour.call(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`, { input })
  await refusesAll([
    ['NOT_FOUND', () => act(neighbour, 'removeReceivingLink', { linkId })],
    ['UNIT_NOT_APPROVED', () => act(neighbour, 'approveUnit', { unitId })],
    ['NOT_FOUND', () => dean.call(issueLogin, { input: { ...person(90), loginName: 'intruder', unitId } })],
    ['UNIT_NOT_APPROVED', byAccount('resetLogin', 'AccountIdInput', { accountId })],
    [
      'NOT_FOUND',
      () =>
        dean.call('mutation ($input: AccountIdInput!) { resetLogin(input: $input) { oneTimeSecret } }', { input: { accountId } }),
    ],
    ['FORBIDDEN', () => act(bureau, 'returnUnit', { unitId, reason: '不行' })],
  ])
})

test('S3 names in rare characters, Uyghur and with any dot stay as they were typed; what no name holds is refused', async () => {
  const names = ['䶮𠮷', 'ئايگۈل مەمەت', '热依汗·买买提', '热依汗•买买提', '热依汗・买买提', "O'Neil-王"]
  for (const [index, name] of names.entries()) {
    const client = world.desk()
    const typed = { name, idNumber: idNumberOf(100 + index), phone: '13999990001' }
    const unit = { name: `${name}学校`, ...place }
    const input = await registration(client, 100 + index, { person: typed, unit, loginName: `rare${index}` })
    await client.call(registerMutation, { input })
    const [row] = await world.world.rows(
      `select a.person_name as person, u.name as unit from account a join unit u on u.id = a.unit_id where a.login_name = $1`,
      [`rare${index}`],
    )
    expect(row).toEqual({ person: name.normalize('NFC'), unit: `${name}学校`.normalize('NFC') })
  }
  const client = world.desk()
  const wrong = async (name: string) => {
    const input = await registration(client, 200, { person: { name, idNumber: idNumberOf(200), phone: '13999990001' } })
    return client.call(registerMutation, { input })
  }
  await refusesAll([
    ['INVALID_INPUT', () => wrong('')],
    ['INVALID_INPUT', () => wrong('古'.repeat(51))],
    ['INVALID_INPUT', () => wrong('古\u0000丽')],
    ['INVALID_INPUT', () => wrong('古\n丽')],
    ['INVALID_INPUT', () => wrong('\ud842')],
  ])
})

test('S17 a scan that is none is refused, and nothing is written', async () => {
  const { bytes } = { bytes: Buffer.from('<script>alert(1)</script>') }
  const attach = (name: string, type: string, content: Uint8Array) => () =>
    school.upload(
      'mutation ($input: AttachUnitDocumentInput!) { attachUnitDocument(input: $input) { id } }',
      { kind: 'ORG_CODE_CERTIFICATE' },
      { name, type, bytes: content },
    )
  await refusesAll([
    ['FILE_TYPE_REFUSED', attach('证书.png', 'image/png', bytes)],
    ['FILE_EMPTY', attach('证书.pdf', 'application/pdf', Buffer.alloc(0))],
  ])
  await attachScan(school)
})
