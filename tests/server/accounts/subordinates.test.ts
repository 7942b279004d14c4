import type { ApiClient } from '../../support/api.js'
import { idNumberOf } from '../../support/person.js'
import { act, county, myUnit, otherCounty, stage, type Stage } from '../units/actors.js'
import { faultsOf, refusalOf } from './people.js'

const university = '新疆医科大学'
const ministry = '区水利厅'
const mutation = `mutation ($input: CreateSubordinateUnitInput!) { createSubordinateUnit(input: $input) {
  unit { id name origin level status receiverFixed receives division { code } parent { name } creatableOrigins }
  login { oneTimeSecret account { id loginName mayAdminister } } } }`

interface Created {
  unit: {
    id: string
    name: string
    origin: string
    level: string
    status: string
    receiverFixed: boolean
    receives: boolean
    division: { code: string }
    parent: { name: string }
    creatableOrigins: string[]
  }
  login: { oneTimeSecret: string; account: { id: string; loginName: string; mayAdminister: boolean } } | null
}

let world: Stage
let dean: ApiClient
let bureau: ApiClient
let water: ApiClient

beforeAll(async () => {
  world = await stage()
  dean = await world.administratorOf(university, 'dean')
  bureau = await world.administratorOf(county, 'bureau')
  water = await world.administratorOf(ministry, 'water')
})
afterAll(() => world.stop())

const create = async (client: ApiClient, input: Record<string, unknown>): Promise<Created> =>
  (await client.call<{ createSubordinateUnit: Created }>(mutation, { input })).createSubordinateUnit

const administrator = (number: number) => ({
  loginName: `head${number}`,
  personName: '古丽',
  idNumber: idNumberOf(number),
  phone: '13999990002',
})

test('S4 S6 a county bureau makes a township with its administrator, who has to change the secret', async () => {
  const { unit, login } = await create(bureau, {
    origin: 'TOWNSHIP',
    name: '疏附县铁日木乡人民政府',
    administrator: administrator(1),
  })
  expect(unit).toMatchObject({ origin: 'TOWNSHIP', level: 'COUNTY', division: { code: '653121' }, parent: { name: county } })
  expect(unit).toMatchObject({ status: 'APPROVED', receiverFixed: true, creatableOrigins: [] })
  const head = world.desk()
  await head.logIn('head1', login!.oneTimeSecret)
  expect(await head.call('{ viewer { gate { rule } unit { name } } }')).toEqual({
    viewer: { gate: { rule: 'PASSWORD_MUST_CHANGE' }, unit: { name: unit.name } },
  })
  const trail = await world.world.rows<{ action: string }>('select action from audit_entry where subject = any($1) order by id', [
    [`unit:${unit.id}`, `account:${login!.account.id}`],
  ])
  expect(trail.map(({ action }) => action)).toEqual(['createSubordinateUnit', 'issueLogin', 'logIn'])
})

test('S5 S22 a vertical superior makes assigned units anywhere in its area; they choose no receiver', async () => {
  const { unit } = await create(water, { origin: 'ASSIGNED', name: '莎车县水文站', divisionCode: '653125' })
  expect(unit).toMatchObject({ origin: 'ASSIGNED', level: 'COUNTY', division: { code: '653125' }, receiverFixed: true })
  const station = await world.administratorOf(unit.name, 'station')
  expect((await myUnit(station)).receivers).toEqual([])
  expect(await station.call('{ receivingUnitCandidates { id } }')).toEqual({ receivingUnitCandidates: [] })
  const receiverId = await world.world.unitId(county)
  expect((await refusalOf(act(station, 'addReceivingLink', { receiverId, isDefault: true }))).code).toBe('RECEIVER_FIXED')
  const below = await create(water, { origin: 'ASSIGNED', name: '莎车县水文站二站', divisionCode: '653125', parentId: unit.id })
  expect(below.unit.parent.name).toBe(unit.name)
  const outside = create(water, { origin: 'ASSIGNED', name: '外县', divisionCode: '653121', parentId: unit.id })
  expect(faultsOf(await refusalOf(outside))).toEqual(['divisionCode OUTSIDE_AREA'])
  const unknown = create(water, { origin: 'ASSIGNED', name: '没有', divisionCode: '999999' })
  expect(faultsOf(await refusalOf(unknown))).toEqual(['divisionCode NOT_A_CHOICE'])
})

test('S8 S9 a recommending unit makes internal units to any depth; each sends to its parent only', async () => {
  let parentId: string | undefined
  const names = ['口腔医学院', '口腔内科', '牙体牙髓组']
  for (const name of names) parentId = (await create(dean, { origin: 'INTERNAL', name, parentId })).unit.id
  const places = await world.world.rows<{ name: string; above: string; receives: boolean }>(
    `select u.name, above.name as above, u.receives from unit u join unit above on above.id = u.parent_id where u.name = any($1)`,
    [names],
  )
  expect(places).toEqual(
    expect.arrayContaining([
      { name: '口腔医学院', above: university, receives: true },
      { name: '口腔内科', above: '口腔医学院', receives: true },
      { name: '牙体牙髓组', above: '口腔内科', receives: false },
    ]),
  )
  const group = await world.administratorOf('牙体牙髓组', 'group')
  expect(await group.call('{ receivingUnitCandidates { id } }')).toEqual({ receivingUnitCandidates: [] })
  expect((await refusalOf(create(group, { origin: 'INTERNAL', name: '组下' }))).code).toBe('FORBIDDEN')
})

test('S8 S18 what receives inside a house is no candidate for those outside', async () => {
  await world.world.unit({ name: '自治区测绘院', level: 'REGION', divisionCode: '650000', receivers: ['自治区教育厅'] })
  const outside = await world.administratorOf('自治区测绘院', 'outside')
  const { receivingUnitCandidates } = await outside.call<{ receivingUnitCandidates: { name: string }[] }>(
    '{ receivingUnitCandidates { name } }',
  )
  const names = receivingUnitCandidates.map(({ name }) => name)
  expect(names).toContain(university)
  expect(names).not.toContain('第一附属医院')
  const receiverId = await world.world.unitId('第一附属医院')
  expect((await refusalOf(act(outside, 'addReceivingLink', { receiverId, isDefault: false }))).code).toBe('RECEIVER_NOT_ELIGIBLE')
})

test('S8 another channel, another house, a forged parent: a coded refusal each, and nothing is written', async () => {
  const count = () => world.world.rows('select count(*) from unit')
  const before = await count()
  const collegeId = await world.world.unitId('药学院')
  const other = await world.administratorOf(otherCounty, 'othercounty')
  const refused: [ApiClient, Record<string, unknown>, string][] = [
    [bureau, { origin: 'INTERNAL', name: '科室' }, 'ORIGIN_NOT_ALLOWED'],
    [dean, { origin: 'TOWNSHIP', name: '某乡' }, 'ORIGIN_NOT_ALLOWED'],
    [dean, { origin: 'ASSIGNED', name: '某所', divisionCode: '653121' }, 'ORIGIN_NOT_ALLOWED'],
    [bureau, { origin: 'TOWNSHIP', name: '某乡', parentId: collegeId }, 'NOT_FOUND'],
    [water, { origin: 'INTERNAL', name: '某科', parentId: collegeId }, 'NOT_FOUND'],
    [dean, { origin: 'INTERNAL', name: '某科', parentId: 'no id' }, 'NOT_FOUND'],
    [dean, { origin: 'INTERNAL', name: '药学院' }, 'UNIT_NAME_TAKEN'],
    [other, { origin: 'TOWNSHIP', name: '' }, 'INVALID_INPUT'],
    [dean, { origin: 'INTERNAL', name: '某科', uscc: 'x' }, 'USCC_INVALID'],
    [dean, { origin: 'INTERNAL', name: '某科', administrator: { ...administrator(2), idNumber: '1' } }, 'ID_NUMBER_INVALID'],
    [dean, { origin: 'INTERNAL', name: '某科', administrator: { ...administrator(3), loginName: 'DEAN' } }, 'LOGIN_NAME_TAKEN'],
  ]
  for (const [client, input, code] of refused)
    expect([input, (await refusalOf(create(client, input))).code]).toEqual([input, code])
  const twice = await Promise.allSettled([1, 2, 3].map(() => create(dean, { origin: 'INTERNAL', name: '同时建立的科' })))
  expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(Number(((await count()) as { count: string }[])[0]!.count)).toBe(Number((before as { count: string }[])[0]!.count) + 1)
})

test('S7 the superior lists the logins of a unit and reads who gave them; nobody else does', async () => {
  const { unit, login } = await create(dean, { origin: 'INTERNAL', name: '检验系', administrator: administrator(4) })
  const input = { accountId: login!.account.id }
  await dean.call('mutation ($input: AccountIdInput!) { resetLogin(input: $input) { expiresAt } }', { input })
  await dean.call('mutation ($input: AccountIdInput!) { revokeLogin(input: $input) { id } }', { input })
  const query = `query ($id: ID!, $after: String) {
    logins(unitId: $id) { totalCount edges { node { loginName revoked } } }
    loginActs(unitId: $id, first: 3, after: $after) { totalCount pageInfo { endCursor } edges { node { action actorName actorUnitName unit { name } account { loginName } } } } }`
  interface Lists {
    logins: { edges: { node: { loginName: string; revoked: boolean } }[] }
    loginActs: {
      totalCount: number
      pageInfo: { endCursor: string }
      edges: { node: { action: string; actorName: string; account: { loginName: string } | null } }[]
    }
  }
  const first = await dean.call<Lists>(query, { id: unit.id })
  expect(first.logins.edges.map(({ node }) => node)).toEqual([{ loginName: 'head4', revoked: true }])
  const second = await dean.call<Lists>(query, { id: unit.id, after: first.loginActs.pageInfo.endCursor })
  const acts = [...first.loginActs.edges, ...second.loginActs.edges].map(({ node }) => node)
  expect(acts.map(({ action }) => action).sort()).toEqual(['createSubordinateUnit', 'issueLogin', 'resetLogin', 'revokeLogin'])
  expect(acts.map(({ action }) => action).slice(0, 2)).toEqual(['revokeLogin', 'resetLogin'])
  expect(acts.find(({ action }) => action === 'issueLogin')).toMatchObject({ actorName: 'dean', account: { loginName: 'head4' } })
  for (const stranger of [bureau, water]) {
    expect(
      (await refusalOf(stranger.call('query ($id: ID!) { logins(unitId: $id) { totalCount } }', { id: unit.id }))).code,
    ).toBe('NOT_FOUND')
    expect(
      (await refusalOf(stranger.call('query ($id: ID!) { loginActs(unitId: $id) { totalCount } }', { id: unit.id }))).code,
    ).toBe('NOT_FOUND')
  }
  const own = await dean.call<Lists>('{ loginActs { totalCount edges { node { action actorName } } } }')
  expect(own.loginActs.totalCount).toBeGreaterThanOrEqual(4)
  expect(own.loginActs.edges.every(({ node }) => node.actorName === 'dean')).toBe(true)
})

test('S7 the list of units shows their administrators to those above, in one statement', async () => {
  const query = '{ units(first: 100) { edges { node { name administrators { loginName } } } } }'
  const { units } = await bureau.call<{
    units: { edges: { node: { name: string; administrators: { loginName: string }[] } }[] }
  }>(query)
  const township = units.edges.find(({ node }) => node.name === '疏附县铁日木乡人民政府')
  expect(township?.node.administrators).toEqual([{ loginName: 'head1' }])
})

test('S8 the name of a closed unit is free again; moving beside a namesake is refused by its code', async () => {
  const { unit } = await create(dean, { origin: 'INTERNAL', name: '旧教研室' })
  await world.world.rows(`update unit set status = 'CLOSED' where id = $1`, [unit.id])
  const again = await create(dean, { origin: 'INTERNAL', name: '旧教研室' })
  expect(again.unit.status).toBe('APPROVED')
  const other = await create(dean, { origin: 'INTERNAL', name: '旧教研室', parentId: await world.world.unitId('护理学院') })
  const move = dean.call('mutation ($input: MoveUnitInput!) { moveUnit(input: $input) { id } }', {
    input: {
      unitId: other.unit.id,
      superiorId: await world.world.unitId('新疆医科大学'),
      reason: '合并',
      confirmedApplications: 0,
    },
  })
  expect((await refusalOf(move)).code).toBe('UNIT_NAME_TAKEN')
})

test('S8 the unit just made stands on top of the list, and pages go on from there without a gap', async () => {
  const { unit } = await create(dean, { origin: 'INTERNAL', name: '刚刚建立的教研室' })
  type Units = { units: { totalCount: number; pageInfo: { endCursor: string | null }; edges: { node: { id: string } }[] } }
  const page = async (after: string | null) =>
    dean.call<Units>(
      'query ($after: String) { units(first: 4, after: $after) { totalCount pageInfo { endCursor } edges { node { id } } } }',
      { after },
    )
  const seen: string[] = []
  let after: string | null = null
  let total = 0
  do {
    const { units }: Units = await page(after)
    seen.push(...units.edges.map(({ node }) => node.id))
    total = units.totalCount
    after = units.edges.length === 4 ? units.pageInfo.endCursor : null
  } while (after)
  expect(seen[0]).toBe(unit.id)
  expect([seen.length, new Set(seen).size]).toEqual([total, total])
})
