import type { ApiClient } from '../../support/api.js'
import { refusalOf, register } from '../accounts/people.js'
import { act, county, myUnit, otherCounty, place, stage, type Stage } from './actors.js'

let world: Stage
let prefecture: string
let otherPrefecture: string
let university: string

beforeAll(async () => {
  world = await stage()
  prefecture = await world.nameOf(`select name from unit where kind = 'PREFECTURE_BUREAU' and division_code = '653100'`)
  otherPrefecture = await world.nameOf(`select name from unit where kind = 'PREFECTURE_BUREAU' and division_code = '653200'`)
  university = await world.nameOf(`select name from unit where name = '新疆医科大学'`)
})
afterAll(() => world.stop())

async function newcomer(number: number, unit: { level: string; divisionCode: string }) {
  const client = world.desk()
  await register(client, number, { unit: { name: `单位${number}`, ...unit } })
  await client.call('mutation { chooseRole(input: { hat: UNIT_ADMIN }) { hat } }')
  return client
}

const candidates = async (client: ApiClient, name?: string): Promise<string[]> =>
  (
    await client.call<{ receivingUnitCandidates: { name: string }[] }>(
      'query ($name: String) { receivingUnitCandidates(name: $name) { name } }',
      { name },
    )
  ).receivingUnitCandidates.map((unit) => unit.name)

const add = async (client: ApiClient, receiver: string, isDefault = true) =>
  act(client, 'addReceivingLink', { receiverId: await world.world.unitId(receiver), isDefault })

test('S18 S19 S20 S21 candidates follow the level and the division; a wrong choice is refused with the reason', async () => {
  const [region, inPrefecture, inCounty] = [
    await newcomer(1, { level: 'REGION', divisionCode: '650000' }),
    await newcomer(2, { level: 'PREFECTURE', divisionCode: '653100' }),
    await newcomer(3, place),
  ]
  expect(await candidates(region)).toContain(university)
  expect(await candidates(region, '医科')).toEqual([university])
  // Who creates its units itself receives from nobody else. Source: S5.
  const vertical = await world.nameOf(`select name from unit where manages_vertically order by name limit 1`)
  expect(await candidates(region)).not.toContain(vertical)
  expect(await candidates(inPrefecture)).toEqual([prefecture])
  expect(await candidates(inCounty)).toEqual([county])
  const wrong: [ApiClient, string[]][] = [
    [region, [prefecture, county, vertical]],
    [inPrefecture, [otherPrefecture, county, university]],
    [inCounty, [otherCounty, prefecture, university]],
  ]
  for (const [client, receivers] of wrong)
    for (const receiver of receivers) {
      const refused = await refusalOf(add(client, receiver))
      expect([refused.code, refused.extensions]).toMatchObject([
        'RECEIVER_NOT_ELIGIBLE',
        { cure: 'addReceivingLink', who: 'UNIT_ADMIN' },
      ])
    }
  for (const [client, receiver] of [
    [region, university],
    [inPrefecture, prefecture],
    [inCounty, county],
  ] as const)
    expect((await add(client, receiver)).receivers).toMatchObject([{ isDefault: true, receiver: { name: receiver } }])
  expect((await refusalOf(add(inCounty, county))).code).toBe('RECEIVER_ALREADY_LINKED')
  expect((await refusalOf(act(inCounty, 'addReceivingLink', { receiverId: 'x', isDefault: true }))).code).toBe('NOT_FOUND')
})

test('S27 exactly one receiver is the default: adding may move it, removing it asks for the next, the last may go', async () => {
  const client = await newcomer(4, { level: 'REGION', divisionCode: '650000' })
  const [first, second, third] = (await candidates(client)) as [string, string, string]
  await add(client, first, false)
  expect((await myUnit(client)).receivers).toMatchObject([{ isDefault: true, receiver: { name: first } }])
  await add(client, second, true)
  const links = (await add(client, third, false)).receivers
  expect(links.map(({ isDefault, receiver }) => [receiver.name, isDefault])).toEqual([
    [second, true],
    [first, false],
    [third, false],
  ])
  const linkOf = (name: string) => links.find(({ receiver }) => receiver.name === name)!.id

  const remove = (linkId: string, nextDefaultLinkId?: string) => act(client, 'removeReceivingLink', { linkId, nextDefaultLinkId })
  expect((await refusalOf(remove(linkOf(second)))).code).toBe('DEFAULT_RECEIVER_NEEDED')
  expect((await refusalOf(remove(linkOf(second), linkOf(second)))).code).toBe('NOT_FOUND')
  expect((await myUnit(client)).receivers).toHaveLength(3)
  const after = await remove(linkOf(second), linkOf(third))
  expect(after.receivers.map(({ isDefault, receiver }) => [receiver.name, isDefault])).toEqual([
    [third, true],
    [first, false],
  ])
  expect((await act(client, 'setDefaultReceiver', { linkId: linkOf(first) })).receivers[0]!.receiver.name).toBe(first)
  await remove(linkOf(third))
  expect((await remove(linkOf(first))).receivers).toEqual([])
  expect((await refusalOf(remove(linkOf(first)))).code).toBe('NO_DEFAULT_RECEIVER')
})

test('S27 two who move the default at once leave exactly one', async () => {
  const client = await newcomer(5, { level: 'REGION', divisionCode: '650000' })
  const receivers = (await candidates(client)).slice(0, 3)
  for (const receiver of receivers) await add(client, receiver)
  const { receivers: links } = await myUnit(client)
  await Promise.all(links.map(({ id }) => act(client, 'setDefaultReceiver', { linkId: id })))
  expect((await myUnit(client)).receivers.filter(({ isDefault }) => isDefault)).toHaveLength(1)
})

test('S27 nobody removes another unit’s receivers', async () => {
  const [mine, other] = [await newcomer(6, place), await newcomer(7, place)]
  const [link] = (await add(mine, county)).receivers
  await add(other, county)
  expect((await refusalOf(act(other, 'removeReceivingLink', { linkId: link!.id }))).code).toBe('NOT_FOUND')
  expect((await refusalOf(act(other, 'setDefaultReceiver', { linkId: link!.id }))).code).toBe('NOT_FOUND')
})

test('S22 S9 an internal unit and an assigned one have their superior as receiver, and no choice', async () => {
  for (const [origin, loginName] of [
    ['INTERNAL', 'college'],
    ['ASSIGNED', 'assigned'],
  ] as const) {
    const unit = await world.nameOf(`select name from unit where origin = '${origin}' order by name limit 1`)
    const client = await world.administratorOf(unit, loginName)
    expect(await candidates(client)).toEqual([])
    const refused = await refusalOf(add(client, university))
    expect([refused.code, refused.extensions.who]).toEqual(['RECEIVER_FIXED', 'SUPERIOR'])
    const { viewer } = await client.call<{ viewer: { unit: object } }>(
      '{ viewer { unit { receiverFixed parent { name contactPhone } } } }',
    )
    expect(viewer.unit).toEqual({ receiverFixed: true, parent: { name: expect.any(String), contactPhone: expect.any(String) } })
  }
})

test('S18 changing the place before submitting leaves a receiver that no longer fits: said in the profile, refused at submitting', async () => {
  const client = await newcomer(8, place)
  await add(client, county)
  const unit = { name: '搬家的单位', level: 'COUNTY', divisionCode: '653122', businessRegistered: false }
  const moved = await act(client, 'saveUnitProfile', unit)
  expect(moved.missing.map(({ field }) => field)).toContain('receivers')
  expect(moved.receivers).toHaveLength(1)
})
