import {
  contentToSave,
  differences,
  lengthOf,
  movedRow,
  sameContent,
} from '../../client/components/application/section-content.js'
import { isWanted, problemsShown } from '../../client/components/application/section-problems.js'
import { plainRefusal } from '../../client/app/refusal.js'
import { plainRule, rowsRule, sectionOf } from './sections.js'

const rows = [{ school: '甲' }, { school: '乙' }, { school: '丙' }]

test('only what somebody wrote travels', () => {
  expect(contentToSave({ values: { name: '', sex: '女' }, rows: [] }, plainRule)).toEqual({ values: {}, rows: [] })
  expect(contentToSave({ values: {}, rows: [{ degree: undefined, school: '甲' }, {}] }, rowsRule).rows).toEqual([
    { school: '甲' },
    {},
  ])
})

test('key order, blanks at the ends and derived fields make no difference', () => {
  expect(sameContent({ values: { sex: '女', name: '甲 ' }, rows: [] }, { values: { name: '甲' }, rows: [] }, plainRule)).toBe(
    true,
  )
  expect(sameContent({ values: {}, rows }, { values: {}, rows: [...rows].reverse() }, rowsRule)).toBe(false)
})

test('rows move by one and stop at the edges', () => {
  expect(movedRow(rows, 0, 1).map(({ school }) => school)).toEqual(['乙', '甲', '丙'])
  expect(movedRow(rows, 2, -1).map(({ school }) => school)).toEqual(['甲', '丙', '乙'])
  expect(movedRow(rows, 0, -1)).toEqual(rows)
  expect(movedRow(rows, 2, 1)).toEqual(rows)
})

test('a rare character counts once', () => {
  expect(lengthOf('𠮷田')).toBe(2)
  expect(lengthOf(undefined)).toBe(0)
})

test('differences name row and field with both sides', () => {
  expect(
    differences({ values: {}, rows: [{ school: '甲' }, { school: '乙' }] }, { values: {}, rows: [{ school: '丁' }] }, rowsRule),
  ).toMatchObject([
    { row: 0, field: { key: 'school' }, mine: '甲', theirs: '丁' },
    { row: 1, field: { key: 'school' }, mine: '乙', theirs: undefined },
  ])
})

test('what is merely missing is said after the check only; what is wrong at once', () => {
  const missing = { field: 'name', row: null, code: 'REQUIRED', message: '' }
  const wrong = { field: 'name', row: null, code: 'OUT_OF_RANGE', message: '' }
  const section = { ...sectionOf({}), problems: [missing, wrong] }
  expect(problemsShown(section, undefined, false)).toEqual([wrong])
  expect(problemsShown(section, undefined, true)).toEqual([missing, wrong])
})

test('the field paths of a refused save find their field and row', () => {
  const fields = [
    { field: 'rows.2.school', code: 'TOO_LONG' },
    { field: 'values.name', code: 'NOT_TEXT' },
    { field: 'rows', code: 'TOO_MANY_ROWS' },
  ]
  expect(problemsShown(sectionOf({}), { ...plainRefusal('INVALID_INPUT'), fields }, false)).toMatchObject([
    { field: 'school', row: 2 },
    { field: 'name', row: null },
    { field: null, row: null },
  ])
})

test('a section that is wanted for this way of acquiring only says so by its problems', () => {
  const untouched = { ...sectionOf({}), state: 'NOT_STARTED' as const }
  expect(isWanted({ required: false }, untouched)).toBe(false)
  expect(
    isWanted({ required: false }, { ...untouched, problems: [{ field: null, row: null, code: 'REQUIRED', message: '' }] }),
  ).toBe(true)
})
