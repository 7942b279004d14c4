import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { fillPersonPinyin } from '../../../server/accounts/person-pinyin.store.js'
import { personPinyin } from '../../../server/accounts/person-pinyin.js'
import type { ApplicationFilter } from '../../../server/applications/application-filter.js'
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

it('S55 one character is enough for the index', async () => {
  await county.db.query('analyze account')
  const plan = await county.db.query<{ 'QUERY PLAN': string }>(
    `explain select id from account a where search_grams(person_words(a.person_name, a.person_pinyin)) @> search_grams('古')`,
  )
  const forced = await county.db.transaction(async (tx) => {
    await tx.query('set local enable_seqscan = off')
    return tx.query<{ 'QUERY PLAN': string }>(
      `explain select id from account a where search_grams(person_words(a.person_name, a.person_pinyin)) @> search_grams('古')`,
    )
  })
  expect(plan.length).toBeGreaterThan(0)
  expect(forced.map((line) => line['QUERY PLAN']).join('\n')).toContain('account_words_idx')
})
