import { readSpreadsheet } from '../../../server/files/spreadsheet.js'
import { bureau, Desk, refused, school } from '../reviews/desk.js'

let desk: Desk

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  const { id } = await desk.submitted()
  await desk.judge(id, 'head')
  await desk.move('reportUp', id, 'head')
})
afterAll(() => desk.close())

const print = async (query: Record<string, unknown>, who: string) =>
  desk.services.applicationLists.list(query, await desk.viewer(who))
const cells = async (query: Record<string, unknown>, who: string) => {
  const [header = [], ...rows] = await readSpreadsheet((await print(query, who)).bytes, 100)
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])))
}

describe('B4 一览表 as Excel', () => {
  test('the inbox of a unit: one line an application, with what a panel asks first', async () => {
    const [only, ...more] = await cells({ list: 'inbox' }, 'county')
    expect(more).toEqual([])
    expect(only).toMatchObject({ 序号: '1', 姓名: '古丽', 申报单位: school, 当前持有: bureau, 状态: '审核中', 版本: '1' })
    expect(only?.身份证号).toMatch(/^653\*+/)
    expect(await cells({ list: 'inbox' }, 'head')).toEqual([])
  })

  test('the search narrows as on the screen, and shows nobody what they may not see', async () => {
    const found = async (query: object, who: string) => (await cells({ list: 'applications', ...query }, who)).length
    expect(await found({ name: '古' }, 'head')).toBe(1)
    expect(await found({ name: '王' }, 'head')).toBe(0)
    expect(await found({ status: 'WITH_UNIT', handling: 'no', name: '' }, 'head')).toBe(1)
    expect(await found({ handling: 'yes' }, 'head')).toBe(0)
    expect(await found({}, 'stranger')).toBe(0)
  })

  test('a text like a formula stays a text', async () => {
    await desk.county.db.query(`update account set person_name = '=1+1' where login_name = 'guli'`)
    const [row] = await cells({ list: 'inbox' }, 'county')
    const workbook = Buffer.from((await print({ list: 'inbox' }, 'county')).bytes)
    await desk.county.db.query(`update account set person_name = '古丽' where login_name = 'guli'`)
    expect(row?.姓名).toBe('=1+1')
    expect(workbook.subarray(0, 2).toString()).toBe('PK')
  })

  test.each([
    [{}, 'list'],
    [{ list: 'units' }, 'list'],
    [{ list: 'inbox', status: 'LOST' }, 'status'],
    [{ list: 'inbox', handling: 'maybe' }, 'handling'],
    [{ list: 'inbox', name: ['a', 'b'] }, 'name'],
    [{ list: 'inbox', unitId: 'x' }, 'unitId'],
  ])('%j is refused at %s', async (query, field) => {
    const { code, hint } = await refused(print(query, 'county'))
    expect(code).toBe('INVALID_INPUT')
    expect(hint.fields?.map((fault) => fault.field)).toEqual([field])
  })

  test('the inbox is for administrators, as on the screen', async () => {
    expect((await refused(print({ list: 'inbox' }, 'guli'))).code).toBe('FORBIDDEN')
    expect((await refused(desk.services.applicationLists.list({ list: 'inbox' }, null))).code).toBe('UNAUTHENTICATED')
    expect(await cells({ list: 'applications' }, 'guli')).toHaveLength(1)
  })
})
