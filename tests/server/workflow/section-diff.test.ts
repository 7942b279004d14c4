import fc from 'fast-check'
import { isSame, sectionChange, type ComparedFile } from '../../../server/workflow/section-diff.js'
import type { FieldValues } from '../../../server/workflow/section-content.js'

const section = (rows: FieldValues[], values: FieldValues = {}, files: ComparedFile[] = []) => ({
  content: { values, rows },
  files,
})
const row = (school: string, year = 2008): FieldValues => ({ school, year })
const file = (name: string, sha256: string): ComparedFile => ({ label: '证书', name, sha256 })

describe('S41 what changed between two versions', () => {
  test('is told field by field, emptied and filled ones included', () => {
    const { fields } = sectionChange(section([], { a: '甲', b: 1, c: true }), section([], { a: '乙', c: true, d: '新' }))
    expect(fields).toEqual([
      { key: 'a', before: '甲', after: '乙' },
      { key: 'b', before: 1, after: null },
      { key: 'd', before: null, after: '新' },
    ])
  })

  test('a row put in front of others leaves those unchanged', () => {
    const before = section([row('喀什大学'), row('新疆大学')])
    expect(sectionChange(before, section([row('疏附一中'), row('喀什大学'), row('新疆大学')])).rows).toMatchObject([
      { change: 'ADDED', before: null, after: 0 },
    ])
    expect(sectionChange(before, section([row('喀什大学', 2009), row('新疆大学')])).rows).toEqual([
      { change: 'CHANGED', before: 0, after: 0, fields: [{ key: 'year', before: 2008, after: 2009 }] },
    ])
    expect(sectionChange(before, section([row('新疆大学')])).rows).toMatchObject([{ change: 'REMOVED', before: 0, after: null }])
  })

  test('a file is told by its bytes: added, removed, replaced', () => {
    const before = section([], {}, [file('a.pdf', '1'), file('b.pdf', '2'), file('c.pdf', '3')])
    const after = section([], {}, [file('c.pdf', '3'), file('a.pdf', '9'), file('d.pdf', '4')])
    expect(sectionChange(before, after).files.map((one) => [one.change, one.before?.name, one.after?.name])).toEqual([
      ['CHANGED', 'a.pdf', 'a.pdf'],
      ['ADDED', undefined, 'd.pdf'],
      ['REMOVED', 'b.pdf', undefined],
    ])
  })

  test('a file of a row is told apart by its row, and the name of a row is no content', () => {
    const named = [{ id: 'r1', ...row('喀什大学') }]
    const proof = (rowId: string | null) => section(named, {}, [{ ...file('a.pdf', '1'), rowId }])
    expect(sectionChange(proof('r1'), proof('r1')).files).toEqual([])
    expect(sectionChange(proof(null), proof('r1')).files.map(({ change }) => change)).toEqual(['ADDED', 'REMOVED'])
    expect(sectionChange(section(named), section([{ id: 'r7', ...row('喀什大学') }])).rows).toEqual([])
  })

  test('a section that was not there before is all new', () => {
    expect(sectionChange(undefined, section([row('喀什大学')], { a: '甲' })).rows).toMatchObject([{ change: 'ADDED', after: 0 }])
  })

  const rows = fc.array(fc.record({ a: fc.constantFrom('甲', '乙'), b: fc.integer({ min: 0, max: 2 }) }), { maxLength: 8 })
  test('nothing differs exactly when both say the same, and the lists can be rebuilt', () => {
    fc.assert(
      fc.property(rows, rows, (olds, news) => {
        const change = sectionChange(section(olds), section(news))
        expect(isSame(change)).toBe(JSON.stringify(olds) === JSON.stringify(news))
        const gone = new Set(change.rows.map(({ before }) => before))
        const come = new Set(change.rows.map(({ after }) => after))
        expect(olds.filter((_, at) => !gone.has(at))).toEqual(news.filter((_, at) => !come.has(at)))
      }),
    )
  })
})
