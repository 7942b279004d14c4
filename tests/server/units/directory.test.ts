import type { ApiClient } from '../../support/api.js'
import { refusalOf } from '../accounts/people.js'
import { county, otherCounty, place, stage, type Stage } from './actors.js'

let world: Stage
let bureau: ApiClient
let school: string
const schoolName = '疏附县第二中学'

beforeAll(async () => {
  world = await stage()
  school = await world.world.unit({ name: schoolName, ...place, level: 'COUNTY', receivers: [county] })
  await world.world.unit({ name: '疏附县待审小学', ...place, level: 'COUNTY', receivers: [county], status: 'SUBMITTED' })
  await world.world.unit({ name: '疏附县草稿小学', ...place, level: 'COUNTY', receivers: [county], status: 'DRAFT' })
  bureau = await world.administratorOf(county, 'bureau')
})
afterAll(() => world.stop())

test('S31 everybody reads the offices of the prefectures with their contacts', async () => {
  const { offices } = await world
    .desk()
    .call<{ offices: { contactPhone: string; division: { level: string } }[] }>(
      '{ offices { name contactPhone division { level } } }',
    )
  expect(offices.length).toBeGreaterThanOrEqual(14)
  for (const office of offices)
    expect(office).toMatchObject({ contactPhone: expect.any(String), division: { level: 'PREFECTURE' } })
})

test('S7 everybody learns whom to ask for a place', async () => {
  const ask = async (level: string, divisionCode: string) =>
    (
      await world
        .desk()
        .call<{ whomToAsk: { name: string; contactPhone: string }[] }>(
          'query ($level: UnitLevel!, $divisionCode: ID!) { whomToAsk(level: $level, divisionCode: $divisionCode) { name contactPhone } }',
          { level, divisionCode },
        )
    ).whomToAsk
  expect(await ask('COUNTY', '653121')).toEqual([{ name: county, contactPhone: expect.any(String) }])
  expect((await ask('REGION', '650000')).map(({ name }) => name)).toContain('新疆医科大学')
  expect((await refusalOf(ask('COUNTY', '653100'))).code).toBe('DIVISION_LEVEL_MISMATCH')
})

test('S5 everybody sees which superiors create their units themselves', async () => {
  const { verticalSuperiors } = await world
    .desk()
    .call<{ verticalSuperiors: { name: string; contactName: string }[] }>('{ verticalSuperiors { name contactName } }')
  expect(verticalSuperiors.length).toBeGreaterThanOrEqual(3)
  for (const superior of verticalSuperiors) expect(superior.contactName).toEqual(expect.any(String))
})

test('S3 only approved units are offered to whoever joins, without contacts, by two characters or more', async () => {
  const find = async (name: string) =>
    (
      await world
        .desk()
        .call<{ joinableUnits: { name: string; contactPhone: string | null }[] }>(
          'query ($name: String!) { joinableUnits(name: $name) { name contactName contactPhone address } }',
          { name },
        )
    ).joinableUnits
  const nothing = { contactName: null, contactPhone: null, address: null }
  expect(await find('第二中学')).toEqual([{ name: schoolName, ...nothing }])
  expect(await find('待审')).toEqual([])
  expect(await find('草稿')).toEqual([])
  expect(await find('%%')).toEqual([])
  expect((await find('人力资源')).length).toBe(20)
  expect((await refusalOf(find('第'))).code).toBe('INVALID_INPUT')
})

describe('S13 who sees a unit', () => {
  const whole = `id name uscc legalRepresentative completeness receivers { receiver { name } } availableActions { action }`
  const look = async (client: ApiClient, id = school) =>
    (await client.call<{ unit: Record<string, unknown> | null }>(`query ($id: ID!) { unit(id: $id) { ${whole} } }`, { id })).unit

  test('the superior sees the whole of it, also the prefecture and the region office', async () => {
    const prefecture = await world.nameOf(`select name from unit where kind = 'PREFECTURE_BUREAU' and division_code = '653100'`)
    const region = await world.nameOf(`select name from unit where kind = 'REGION_OFFICE'`)
    for (const client of [
      bureau,
      await world.administratorOf(prefecture, 'prefecture'),
      await world.administratorOf(region, 'region'),
    ])
      expect(await look(client)).toMatchObject({ uscc: expect.any(String), legalRepresentative: '阿不都', receivers: [{}] })
  })

  test('strangers do not, nor does an administrator who wears the applicant’s hat', async () => {
    expect(await look(await world.administratorOf(otherCounty, 'stranger'))).toBeNull()
    const applicant = await world.administratorOf(county, 'resting')
    await applicant.call('mutation { chooseRole(input: { hat: APPLICANT }) { hat } }')
    expect(await look(applicant)).toMatchObject({ uscc: null, completeness: 0, receivers: [], availableActions: [] })
    for (const id of ['x', '00000000-0000-7000-8000-000000000000']) expect(await look(bureau, id)).toBeNull()
  })

  test('the unit sees of its receiver what is public', async () => {
    const client = await world.administratorOf(schoolName, 'principal')
    const bureauId = await world.world.unitId(county)
    expect(await look(client, bureauId)).toMatchObject({
      name: county,
      uscc: null,
      legalRepresentative: null,
      availableActions: [],
    })
    expect(await look(client)).toMatchObject({ uscc: expect.any(String), completeness: expect.any(Number) })
  })
})

describe('S28 the list of a receiver', () => {
  interface Units {
    units: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
      edges: { node: { name: string } }[]
    }
  }
  const list = (client: ApiClient, variables: Record<string, unknown> = {}) =>
    client.call<Units>(
      `query ($filter: UnitFilter, $first: Int = 50, $after: String) { units(filter: $filter, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { name availableActions { action allowed } } } } }`,
      variables,
    )
  const names = ({ units }: Units) => units.edges.map(({ node }) => node.name)

  test('has what is under it and what was sent to it, no drafts, nothing of others', async () => {
    expect(names(await list(bureau)).sort()).toEqual([schoolName, '疏附县待审小学'].sort())
    expect(names(await list(bureau, { filter: { waitingForMe: true } }))).toEqual(['疏附县待审小学'])
    expect(names(await list(bureau, { filter: { name: '三中' } }))).toEqual([])
    expect(names(await list(bureau, { filter: { name: '第二' } }))).toEqual([schoolName])
    expect(names(await list(bureau, { filter: { status: 'RETURNED' } }))).toEqual([])
    expect(names(await list(await world.administratorOf(otherCounty, 'elsewhere')))).toEqual([])
  })

  test('comes page by page, whole and without repetition', async () => {
    const region = await world.administratorOf(
      await world.nameOf(`select name from unit where kind = 'REGION_OFFICE'`),
      'region2',
    )
    const seen: string[] = []
    let after: string | null = null
    let total: number
    do {
      const { units }: Units = await list(region, { first: 100, after })
      seen.push(...units.edges.map(({ node }) => node.name))
      total = units.totalCount
      after = units.pageInfo.hasNextPage ? units.pageInfo.endCursor : null
    } while (after)
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
    expect((await refusalOf(list(region, { after: 'x' }))).code).toBe('BAD_CURSOR')
    expect((await refusalOf(list(region, { first: 101 }))).code).toBe('INVALID_INPUT')
  })
})
