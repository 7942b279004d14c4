import type { ApiClient } from '../../support/api.js'
import { faultsOf, refusalOf, register } from '../accounts/people.js'
import { act, attachScan, county, myUnit, otherCounty, profileOf, stage, type Stage } from './actors.js'

let world: Stage
let bureau: ApiClient
let prefectureName: string

beforeAll(async () => {
  world = await stage()
  bureau = await world.administratorOf(county, 'bureau')
  prefectureName = await world.nameOf(`select name from unit where kind = 'PREFECTURE_BUREAU' and division_code = '653100'`)
})
afterAll(() => world.stop())

/** A school that has just registered, its administrator at the desk. */
async function newcomer(number: number) {
  const client = world.desk()
  const { unit } = await register(client, number)
  await client.call('mutation { chooseRole(input: { hat: UNIT_ADMIN }) { hat } }')
  return { client, unit, profile: profileOf(unit.name) }
}

async function submitted(number: number) {
  const { client, unit, profile } = await newcomer(number)
  await act(client, 'saveUnitProfile', profile)
  await attachScan(client)
  await act(client, 'addReceivingLink', { receiverId: await world.world.unitId(county), isDefault: true })
  return { client, unit, profile, answer: await act(client, 'submitUnit') }
}

async function approved(number: number) {
  const school = await submitted(number)
  await act(bureau, 'approveUnit', { unitId: school.unit.id })
  return school
}

test('S15 S16 completeness grows field by field; only a complete profile can be submitted', async () => {
  const { client, profile } = await newcomer(1)
  const empty = await myUnit(client)
  expect(empty.missing.map(({ field }) => field)).toEqual([
    'uscc',
    'orgCode',
    'nature',
    'address',
    'legalRepresentative',
    'contactName',
    'contactPhone',
    'ORG_CODE_CERTIFICATE',
    'receivers',
  ])
  expect(empty.availableActions.find(({ action }) => action === 'submitUnit')).toEqual({
    action: 'submitUnit',
    allowed: false,
    rule: 'PROFILE_INCOMPLETE',
  })
  const refused = await refusalOf(act(client, 'submitUnit'))
  expect(refused.code).toBe('PROFILE_INCOMPLETE')
  expect(faultsOf(refused)).toContain('ORG_CODE_CERTIFICATE REQUIRED')
  const saved = await act(client, 'saveUnitProfile', { ...profile, businessRegistered: true })
  expect(saved.completeness).toBeGreaterThan(empty.completeness)
  expect(saved.missing.map(({ field }) => field)).toEqual(['ORG_CODE_CERTIFICATE', 'BUSINESS_LICENCE', 'receivers'])
})

test('S15 wrong codes are refused each by its code, and change nothing', async () => {
  const { client, profile } = await newcomer(2)
  const wrong: [Record<string, unknown>, string][] = [
    [{ uscc: '12650100T650100080' }, 'USCC_INVALID'],
    [{ orgCode: '594672398' }, 'ORG_CODE_INVALID'],
    [{ orgCode: '59467239-9' }, 'CODES_DISAGREE'],
    [{ divisionCode: '653100' }, 'DIVISION_LEVEL_MISMATCH'],
    [{ divisionCode: '999999' }, 'DIVISION_LEVEL_MISMATCH'],
    [{ nature: '没有这种' }, 'INVALID_INPUT'],
    [{ name: '学'.repeat(10_000) }, 'INVALID_INPUT'],
    [{ postcode: '84410a', contactPhone: 'x' }, 'INVALID_INPUT'],
  ]
  for (const [change, code] of wrong)
    expect((await refusalOf(act(client, 'saveUnitProfile', { ...profile, ...change }))).code).toBe(code)
  expect((await myUnit(client)).uscc).toBeNull()
})

test('S15 one unit for one code, whoever comes second', async () => {
  const [first, second] = [await newcomer(3), await newcomer(4)]
  await act(first.client, 'saveUnitProfile', first.profile)
  const { uscc, orgCode } = first.profile
  const refused = await refusalOf(act(second.client, 'saveUnitProfile', { ...second.profile, uscc, orgCode }))
  expect(refused.code).toBe('UNIT_CODE_TAKEN')
})

test('S28 S29 S32 the receiver returns with a reason, then passes; functions open only then', async () => {
  const { client, unit, answer, profile } = await submitted(5)
  expect(answer.status).toBe('SUBMITTED')
  expect((await refusalOf(act(client, 'saveUnitProfile', profile))).code).toBe('UNIT_UNDER_REVIEW')
  expect((await refusalOf(client.call('{ inbox { totalCount } }'))).code).toBe('UNIT_NOT_APPROVED')
  expect((await refusalOf(client.call('{ myApplications { id } }'))).code).toBe('UNIT_NOT_APPROVED')
  expect((await refusalOf(act(bureau, 'returnUnit', { unitId: unit.id, reason: ' ' }))).code).toBe('REASON_REQUIRED')

  await act(bureau, 'returnUnit', { unitId: unit.id, reason: '地址不详' })
  const returned = await myUnit(client)
  expect(returned).toMatchObject({ status: 'RETURNED', statusReason: '地址不详', statusAt: expect.any(String) })
  expect(returned.reviews).toEqual([{ passed: false, reason: '地址不详', reviewer: 'bureau', receiverName: county }])

  await act(client, 'saveUnitProfile', profileOf(unit.name, { address: '人民路2号院内' }))
  await act(client, 'submitUnit')
  await act(bureau, 'approveUnit', { unitId: unit.id })
  expect(await myUnit(client)).toMatchObject({ status: 'APPROVED', statusReason: null, parent: { name: county } })
  expect(await client.call('{ inbox { totalCount } }')).toEqual({ inbox: { totalCount: 0 } })
  const { notifications } = await client.call<{ notifications: { edges: { node: { kind: string } }[] } }>(
    '{ notifications { edges { node { kind } } } }',
  )
  expect(notifications.edges.map(({ node }) => node.kind)).toEqual(['UNIT_APPROVED', 'UNIT_RETURNED'])
})

test('S13 only the unit it was sent to reviews it', async () => {
  const { client, unit } = await submitted(6)
  const stranger = await world.administratorOf(otherCounty, 'stranger')
  const above = await world.administratorOf(prefectureName, 'above')
  for (const other of [stranger, above]) {
    expect((await refusalOf(act(other, 'approveUnit', { unitId: unit.id }))).code).toBe('FORBIDDEN')
    expect((await refusalOf(act(other, 'returnUnit', { unitId: unit.id, reason: 'x' }))).code).toBe('FORBIDDEN')
  }
  expect((await refusalOf(act(client, 'approveUnit', { unitId: unit.id }))).code).toBe('UNIT_NOT_APPROVED')
  expect((await refusalOf(act(bureau, 'approveUnit', { unitId: 'x' }))).code).toBe('NOT_FOUND')
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => act(bureau, 'approveUnit', { unitId: unit.id })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await myUnit(client)).reviews).toHaveLength(1)
})

test('S28 a new name is reviewed again while the unit works under the approved one; a new telephone is not', async () => {
  const { client, unit, profile } = await approved(7)
  const renamed = { ...profile, name: '疏附县高级中学', contactPhone: '0998-5550000' }
  const changing = await act(client, 'saveUnitProfile', renamed)
  expect(changing).toMatchObject({ name: unit.name, status: 'APPROVED', change: { name: '疏附县高级中学', status: 'DRAFT' } })
  await act(client, 'submitUnit')
  expect(await client.call('{ inbox { totalCount } }')).toEqual({ inbox: { totalCount: 0 } })
  expect((await refusalOf(act(client, 'saveUnitProfile', { ...renamed, name: '又一个名字' }))).code).toBe('UNIT_UNDER_REVIEW')
  await act(client, 'saveUnitProfile', { ...renamed, contactPhone: '0998-5551111' })

  await act(bureau, 'returnUnit', { unitId: unit.id, reason: '请附批文' })
  expect(await myUnit(client)).toMatchObject({
    name: unit.name,
    status: 'APPROVED',
    change: { status: 'RETURNED', reason: '请附批文' },
  })
  await act(client, 'submitUnit')
  await act(bureau, 'approveUnit', { unitId: unit.id })
  expect(await myUnit(client)).toMatchObject({ name: '疏附县高级中学', change: null })
  expect((await refusalOf(act(client, 'submitUnit'))).code).toBe('UNIT_NOT_UNDER_REVIEW')
})

test('S28 saving the approved facts again withdraws a change that was not submitted', async () => {
  const { client, profile } = await approved(8)
  await act(client, 'saveUnitProfile', { ...profile, name: '改名' })
  expect((await act(client, 'saveUnitProfile', profile)).change).toBeNull()
})

test('S28 S21 a unit that moves to another county goes to that county’s bureau and leaves the old one', async () => {
  const { client, unit, profile } = await approved(9)
  await act(client, 'saveUnitProfile', { ...profile, divisionCode: '653122' })
  expect((await refusalOf(act(client, 'submitUnit'))).code).toBe('RECEIVER_NOT_ELIGIBLE')
  const receiverId = await world.world.unitId(otherCounty)
  expect((await refusalOf(act(client, 'addReceivingLink', { receiverId, isDefault: true }))).code).toBe('RECEIVER_NOT_ELIGIBLE')
  await act(client, 'addReceivingLink', { receiverId, isDefault: false })
  await act(client, 'submitUnit')
  expect((await refusalOf(act(bureau, 'approveUnit', { unitId: unit.id }))).code).toBe('FORBIDDEN')
  const next = await world.administratorOf(otherCounty, 'next')
  await act(next, 'approveUnit', { unitId: unit.id })
  const moved = await myUnit(client)
  expect(moved).toMatchObject({ division: { code: '653122' }, parent: { name: otherCounty }, change: null })
  expect(moved.receivers).toMatchObject([{ isDefault: true, receiver: { name: otherCounty } }])
})

test('S30 the receiver’s contact is shown; a waiting unit urges once in 24 hours', async () => {
  const { client, unit } = await submitted(10)
  expect((await myUnit(client)).receivers[0]!.receiver.contactPhone).toMatch(/\d/)
  await act(client, 'urgeUnit')
  const refused = await refusalOf(act(client, 'urgeUnit'))
  expect([refused.code, refused.extensions.params]).toEqual(['TOO_MANY_REQUESTS', { hours: 24 }])
  const { notifications } = await bureau.call<{ notifications: { edges: { node: { kind: string; unitId: string } }[] } }>(
    '{ notifications(first: 1) { edges { node { kind unitId } } } }',
  )
  expect(notifications.edges[0]!.node).toEqual({ kind: 'URGED', unitId: unit.id })
})

test('S17 S32 a scan is seen by the unit and its reviewer, by nobody else; a new one replaces it', async () => {
  const { client, unit, profile } = await newcomer(11)
  const first = (await attachScan(client)).attachUnitDocument.documents[0]!.file.url
  const { documents } = (await attachScan(client, 'ORG_CODE_CERTIFICATE', 'second.png')).attachUnitDocument
  expect(documents).toHaveLength(1)
  const url = documents[0]!.file.url
  expect(url).not.toBe(first)
  const status = async (who: ApiClient) => (await who.get(url)).status
  const stranger = await world.administratorOf(otherCounty, 'stranger2')
  expect([await status(client), await status(bureau), await status(stranger)]).toEqual([200, 404, 404])
  await act(client, 'saveUnitProfile', profile)
  await act(client, 'addReceivingLink', { receiverId: await world.world.unitId(county), isDefault: true })
  await act(client, 'submitUnit')
  expect([await status(bureau), await status(stranger), await status(world.desk())]).toEqual([200, 404, 401])
  expect((await refusalOf(attachScan(client))).code).toBe('UNIT_UNDER_REVIEW')
  const trail = await world.world.rows<{ action: string }>('select action from audit_entry where subject = $1 order by seq', [
    `unit:${unit.id}`,
  ])
  expect(trail.map(({ action }) => action)).toEqual([
    'register',
    'attachUnitDocument',
    'attachUnitDocument',
    'saveUnitProfile',
    'addReceivingLink',
    'submitUnit',
  ])
})

test('S28 a return says what is wrong field by field; each field once, and only fields a profile has', async () => {
  const { client, unit } = await submitted(31)
  const give = (fieldReasons: { field: string; reason: string }[], reason?: string) =>
    act(bureau, 'returnUnit', { unitId: unit.id, reason: reason ?? null, fieldReasons })
  expect((await refusalOf(give([]))).code).toBe('REASON_REQUIRED')
  const wrong = await refusalOf(
    give([
      { field: 'password', reason: '不对' },
      { field: 'name', reason: '不全' },
      { field: 'name', reason: ' ' },
    ]),
  )
  expect(faultsOf(wrong)).toEqual([
    'fieldReasons.0.field NOT_A_CHOICE',
    'fieldReasons.2.field DUPLICATE',
    'fieldReasons.2.reason REQUIRED',
  ])
  expect((await myUnit(client)).status).toBe('SUBMITTED')
  const fieldReasons = [
    { field: 'address', reason: '请写到门牌号' },
    { field: 'ORG_CODE_CERTIFICATE', reason: '不清晰' },
  ]
  await give(fieldReasons)
  const { unit: returned } = (
    await client.call<{ viewer: { unit: { status: string; statusReason: string | null; reviews: unknown[] } } }>(
      '{ viewer { unit { status statusReason reviews { passed reason fieldReasons { field reason } } } } }',
    )
  ).viewer
  expect(returned).toEqual({ status: 'RETURNED', statusReason: null, reviews: [{ passed: false, reason: null, fieldReasons }] })
})

test('S13 a person with a login in the unit, too, does not review it from the bureau; a colleague does', async () => {
  const { unit } = await submitted(32)
  const [{ hash }] = (await world.world.rows<{ hash: Buffer }>('select id_hash as hash from account where unit_id = $1', [
    unit.id,
  ])) as [{ hash: Buffer }]
  const both = await world.administratorOf(county, 'both')
  await world.world.rows(`update account set id_hash = $1 where login_name = 'both'`, [hash])
  for (const [mutation, input] of [
    ['approveUnit', { unitId: unit.id }],
    ['returnUnit', { unitId: unit.id, reason: '不行' }],
  ] as const) {
    const refused = await refusalOf(act(both, mutation, input))
    expect([refused.code, refused.extensions]).toMatchObject(['OWN_UNIT', { cure: 'askAnotherAdministrator', who: 'RECEIVER' }])
  }
  const { unit: seen } = await both.call<{ unit: { availableActions: { action: string; rule: string | null }[] } }>(
    'query ($id: ID!) { unit(id: $id) { availableActions { action rule } } }',
    { id: unit.id },
  )
  expect(seen.availableActions.find(({ action }) => action === 'approveUnit')?.rule).toBe('OWN_UNIT')
  await act(bureau, 'approveUnit', { unitId: unit.id })
})
