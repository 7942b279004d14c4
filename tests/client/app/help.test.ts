import { helpFor, helpPages } from '../../../client/app/help-pages.js'
import { menuFor } from '../../../client/app/menu.js'
import english from '../../../client/app/words/en/help.js'
import chinese from '../../../client/app/words/zh-CN/help.js'
import type { Role } from '../../../client/generated/graphql.js'

type Steps = Record<string, Record<string, string | string[]>>
const words: [string, Steps][] = [
  ['zh-CN', chinese as unknown as Steps],
  ['en', english as unknown as Steps],
]
/** What somebody of the page wears beside its own role. */
const rolesWith = (role: Role): Role[] => (role === 'APPLICANT' ? ['APPLICANT'] : ['APPLICANT', 'UNIT_ADMIN', role])

test('S57 there is a page for each role of the guide', () => {
  expect(helpPages.map(({ name }) => chinese[name as 'unit'].name)).toEqual([
    '区人社厅',
    '评委会',
    '县（市、区）和地（州、市）人力资源和社会保障局',
    '推荐单位（材料接收单位）',
    '单位管理员',
    '申报人',
    '评审专家',
  ])
})

test.each(helpPages)(
  'S57 the page of $name says in both languages what to do on screens that its reader has',
  ({ name, role, topics }) => {
    const screens = menuFor(rolesWith(role)).flatMap(({ entries }) => entries.map(({ route }) => route))
    expect(topics.filter((topic) => topic !== 'start' && !screens.includes(topic))).toEqual([])
    for (const [language, pages] of words)
      for (const topic of ['name', 'lead', ...topics])
        expect([language, name, topic, pages[name]?.[topic]?.length ?? 0]).not.toContain(0)
    for (const topic of topics)
      expect(chinese[name as 'unit'][topic as 'start']).toHaveLength(english[name as 'unit'][topic as 'start'].length)
    const written = Object.keys(chinese[name as 'unit']).filter((key) => !['name', 'lead'].includes(key))
    expect(written.sort()).toEqual([...topics].sort())
  },
)

test('S57 the words of the guide stand there letter by letter', () => {
  const text = JSON.stringify(chinese)
  for (const label of [
    '【我是单位管理员】',
    '【我是申报人】',
    '【上传附件】',
    '【我的申请书】',
    '【申请书管理】→【申请书审核管理】',
    '【办理】',
    '【申请书审核页面】',
    '【基层单位推荐意见】',
    '【审批单】',
    '【办理（上报，退回）】',
    '【确认转交】',
    '【收回】',
    '【我的业务】→【上传公示照片】',
    '【催办】',
    '【回退】',
    '材料接收单位（推荐单位）',
    '是否默认',
    '本人为单位管理员',
  ])
    expect([label, text.includes(label)]).toEqual([label, true])
})

test('S57 a screen leads to what its reader does there', () => {
  expect(helpFor('reviewInbox', ['APPLICANT', 'UNIT_ADMIN'])).toEqual({ page: 'unit', topic: 'reviewInbox' })
  expect(helpFor('reviewInbox', ['APPLICANT', 'UNIT_ADMIN', 'RECEIVER'])).toEqual({ page: 'receiver', topic: 'reviewInbox' })
  expect(helpFor('reviewInbox', ['APPLICANT', 'UNIT_ADMIN', 'RECEIVER'], true)).toEqual({ page: 'bureau', topic: 'reviewInbox' })
  expect(helpFor('publicities', ['APPLICANT', 'UNIT_ADMIN', 'RECEIVER'], true)).toEqual({ page: 'unit', topic: 'publicities' })
  expect(helpFor('account', ['APPLICANT'])).toEqual({ page: 'applicant' })
  expect(helpFor('home', [])).toBeUndefined()
})
