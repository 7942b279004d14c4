import {
  isWritten,
  mayJudge,
  opened,
  restPassed,
  sheetFrom,
  sheetInput,
  stands,
  verdictCounts,
  withVerdict,
} from '../../client/components/review/approval-sheet.js'
import { reviewKey } from '../../client/components/review/review-keys.js'
import type { ApprovalFormPartsFragment } from '../../client/generated/graphql.js'
import { sectionOf } from './sections.js'

const sections = [
  { ...sectionOf({}), key: 'basic', state: 'DONE' as const },
  { ...sectionOf({}), key: 'papers', state: 'PROBLEM' as const },
]
const empty = { sections, draft: null, personName: '王敏', today: '2026-11-23' }

function form(rest: Partial<ApprovalFormPartsFragment>): ApprovalFormPartsFragment {
  return {
    id: '1',
    reviewer: '王敏',
    versionNumber: 1,
    recommendation: null,
    signedName: null,
    signedOn: null,
    savedAt: '2026-11-23T00:00:00Z',
    dispatchedAt: null,
    dispatchAction: null,
    unit: { id: 'u', name: '单位' },
    items: [],
    ...rest,
  }
}

test('S36 a new sheet has one open item a section and is signed by its reader, today', () => {
  const sheet = sheetFrom(empty)
  expect(sheet).toMatchObject({ signedName: '王敏', signedOn: '2026-11-23' })
  expect(sheet.items.map(({ verdict, complete }) => [verdict, complete])).toEqual([
    [null, true],
    [null, false],
  ])
  expect(verdictCounts(sheet.items)).toEqual({ yes: 0, no: 0, open: 2 })
})

test('passing the rest leaves what was judged', () => {
  const sheet = restPassed(withVerdict(sheetFrom(empty), 'papers', 'NO'))
  expect(sheet.items.map(({ verdict }) => verdict)).toEqual(['YES', 'NO'])
  expect(sheet.items[0]).toMatchObject({ authentic: true, complete: true, valid: true })
})

test('blank words are sent as none', () => {
  const sheet = { ...sheetFrom(empty), recommendation: '  ', signedName: ' 王敏 ' }
  expect(sheetInput('a', sheet)).toMatchObject({
    recommendation: null,
    signedName: '王敏',
    items: [{ comment: null }, { comment: null }],
  })
})

test('the sheet that 办理 opens is not one that was saved', () => {
  expect(isWritten(null)).toBe(false)
  expect(isWritten(form({}))).toBe(false)
  expect(isWritten(form({ recommendation: '同意推荐' }))).toBe(true)
})

test('letters mean nothing while somebody writes, saving always works', () => {
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })
  expect(reviewKey(press('J'), false)).toBe('nextSection')
  expect(reviewKey(press('y'), true)).toBeUndefined()
  expect(reviewKey(press('n', true), false)).toBeUndefined()
  expect(reviewKey(press('s', true), true)).toBe('save')
})

test('S41 what stands from an earlier round is only opened on purpose', () => {
  const items = [
    {
      sectionKey: 'basic',
      label: '基本情况',
      verdict: 'YES' as const,
      comment: null,
      contentHash: 'h',
      current: true,
      authentic: true,
      complete: true,
      valid: true,
      carriedFrom: 1,
      reopened: false,
    },
  ]
  const sheet = sheetFrom({ ...empty, draft: form({ items }) })
  const item = withVerdict(sheet, 'basic', 'NO').items[0]!
  expect([stands(item), item.verdict]).toEqual([true, 'YES'])
  // A key that judges nothing leaves nothing to be saved.
  const reopened = { ...sheet, items: [opened(item)] }
  expect([mayJudge(sheet, 'basic'), mayJudge(reopened, 'basic')]).toEqual([false, true])
  const again = withVerdict(reopened, 'basic', 'NO').items[0]!
  expect([stands(again), again.verdict, again.reopened]).toEqual([false, 'NO', true])
})
