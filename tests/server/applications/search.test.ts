import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fillPersonPinyin } from '../../../server/accounts/person-pinyin.store.js'
import { personPinyin } from '../../../server/accounts/person-pinyin.js'
import { filterSql, type ApplicationFilter } from '../../../server/applications/application-filter.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { idNumberOf } from '../../support/person.js'
import { openCounty, refusalOf, type County } from './county.js'

let county: County
let bureau: Viewer
let head: Viewer

beforeAll(async () => {
  county = await openCounty()
  await fillPersonPinyin(county.db)
  bureau = await county.viewer('county')
  head = await county.viewer('head')
  for (const key of ['guli', 'aman']) {
    const application = await county.begun(key)
    await county.fill(application, await county.viewer(key))
    await county.submit(application, await county.viewer(key))
  }
})
afterAll(() => county.close())

/** The applicants found, in the order of their names. */
async function found(filter: ApplicationFilter, viewer = bureau): Promise<string[]> {
  const page = await county.services.applications.applications(filter, { first: 10 }, viewer)
  const rows = await county.db.query<{ name: string }>('select person_name as name from account where id = any ($1) order by 1', [
    page.edges.map(({ node }) => node.applicantId),
  ])
  expect(page.totalCount).toBe(rows.length)
  return rows.map(({ name }) => name)
}

it('S55 finds by any part of a name, by pinyin and by initials', async () => {
  expect(personPinyin('古丽')).toBe('guli gl')
  expect(await found({ name: '古' })).toEqual(['古丽'])
  expect(await found({ name: '丽' })).toEqual(['古丽'])
  expect(await found({ name: 'GU li' })).toEqual(['古丽'])
  expect(await found({ name: 'am' })).toEqual(['阿曼'])
  expect(await found({ name: 'aan' })).toEqual([])
  expect(await found({ name: '' })).toHaveLength(2)
  expect(await found({ name: '丽古' })).toEqual([])
  expect(await found({ name: '%' })).toEqual([])
})

it('S55 B14 finds by the whole ID number through the blind index, and by no part of it', async () => {
  const number = idNumberOf(501)
  expect(await found({ idNumber: ` ${number.toLowerCase()} ` })).toEqual(['古丽'])
  expect(await found({ idNumber: number.slice(0, 17) })).toEqual([])
})

it('S55 narrows by unit subtree, year, holder and days waiting', async () => {
  const both = ['古丽', '阿曼'].sort((a, b) => (a < b ? -1 : 1))
  const all = async (filter: ApplicationFilter) => (await found(filter)).sort((a, b) => (a < b ? -1 : 1))
  expect(await all({ unitId: head.unitId })).toEqual(both)
  expect(await all({ unitId: bureau.unitId })).toEqual(both)
  expect(await found({ unitId: (await county.viewer('stranger')).unitId })).toEqual([])
  expect(await all({ holderUnitId: head.unitId })).toEqual(both)
  expect(await found({ holderUnitId: bureau.unitId })).toEqual([])
  expect(await all({ year: 2026 })).toEqual(both)
  expect(await found({ year: 2025 })).toEqual([])
  expect(await found({ waitingDays: 3 })).toEqual([])
  const longAgo = `update application set holder_since = now() - interval '4 days' where applicant_id = $1`
  await county.db.query(longAgo, [(await county.viewer('aman')).accountId])
  expect(await found({ waitingDays: 3 })).toEqual(['阿曼'])
})

it('S55 nobody finds what they may not see', async () => {
  expect(await found({ name: '古' }, await county.viewer('stranger'))).toEqual([])
  expect(await found({ idNumber: idNumberOf(501) }, await county.viewer('aman'))).toEqual([])
})

it('S55 refuses what cannot be meant', async () => {
  expect(await refusalOf(found({ unitId: 'x' }))).toBe('INVALID_INPUT filter.unitId=NOT_A_CHOICE')
  expect(await refusalOf(found({ waitingDays: -1 }))).toBe('INVALID_INPUT filter.waitingDays=OUT_OF_RANGE')
  expect(await refusalOf(found({ idNumber: '\u0000' }))).toBe('INVALID_INPUT filter.idNumber=OUT_OF_RANGE')
})

it('S54 an administrator finds the own people by pinyin', async () => {
  const page = await county.services.accounts.applicants('wangx', { first: 10 }, head)
  expect(page.edges.map(({ node }) => node.personName)).toEqual(['王校长'])
})

it('S54 S55 offers units by any part of their names, and those chosen before', async () => {
  const named = async (name: string | null, ids: string[] = []) =>
    (await county.services.unitChoices.unitChoices(name, ids)).map((unit) => unit.name)
  expect(await named('附县第七')).toEqual(['疏附县第七中学'])
  expect(await named('七', [bureau.unitId])).toContain('疏附县第七中学')
  expect((await named('七', [bureau.unitId]))[0]).toBe('疏附县人力资源和社会保障局')
  expect(await named('%')).toEqual([])
  expect(await refusalOf(named('七', ['x']))).toBe('INVALID_INPUT chosenIds.0=NOT_A_CHOICE')
})

describe('S55 Chinese substring search is indexed', () => {
  const plan = async (text: string, params: unknown[]) => {
    const lines = await county.db.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, params)
    return lines.map((line) => line['QUERY PLAN']).join('\n')
  }

  beforeAll(async () => {
    // As many people as an index is for; nobody forces the planner.
    await county.db.query(
      `insert into account (unit_id, login_name, password_hash, person_name, person_pinyin, hat, may_administer, must_change_password)
       select $1, 'many' || n, 'x', chr(19968 + n) || chr(22000 + n * 7 % 3000), 'many' || n, 'APPLICANT', false, false
       from generate_series(1, 3000) n`,
      [bureau.unitId],
    )
    await county.db.query('analyze account')
    await county.db.query('analyze unit')
  })

  it.each(['古', '古丽', 'guli'])('for applicants called %s', async (name) => {
    const { sql, params } = filterSql({ name }, 1, county.services.idNumbers)
    const found = await plan(`select id from application where true ${sql}`, params)
    expect(found).toContain('Bitmap Index Scan on account_words_idx')
    expect(found).not.toContain('Seq Scan on account')
    expect(await county.db.query(`select id from application where true ${sql}`, params)).toHaveLength(1)
  })

  it('for units', async () => {
    const found = await county.db.transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off')
      return tx.query<{ 'QUERY PLAN': string }>(
        `explain select id from unit u where search_grams(lower(u.name)) @> search_grams('七')`,
      )
    })
    expect(found.map((line) => line['QUERY PLAN']).join('\n')).toContain('unit_words_idx')
  })
})
