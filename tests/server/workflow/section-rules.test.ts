import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { commitment } from '../../../server/workflow/section-rules-person.js'
import { exceptionWay } from '../../../server/workflow/section-rules-achievements.js'
import { problemsOf, stateOf } from '../../../server/workflow/section-problems.js'
import { warningsOf } from '../../../server/workflow/section-warnings.js'
import { isRequired, sectionRuleOf, sectionRules } from '../../../server/workflow/section-rules.js'
import { emptyContent, type FieldValues } from '../../../server/workflow/section-content.js'
import type { SectionRule } from '../../../server/workflow/section-rule.js'

const ordinary = { wayCode: 'REVIEW', levelCode: 'ZJ', birthDate: '1985-01-10', today: '2026-11-23' }
const rule = (key: string): SectionRule => {
  const found = sectionRuleOf(key)
  if (!found) throw new Error(`no section ${key}`)
  return found
}
const schooling: FieldValues = {
  from: '2003-09',
  to: '2007-06',
  school: '新疆大学',
  major: '化学',
  education: '大学本科',
  degree: '学士',
}
const diploma = [{ label: '毕业证书、学位证书' }]
const codesOf = (key: string, rows: FieldValues[], evidence = diploma, facts = ordinary) =>
  problemsOf(rule(key), { values: {}, rows }, evidence, facts).map(({ code }) => code)

describe('the sections of an application', () => {
  test('are those of the form that an applicant fills, under its names', async () => {
    const file = await readFile(path.join(process.cwd(), 'server/data/form_fields.json'), 'utf8')
    const { sections } = JSON.parse(file) as { sections: { key: string; zh: string }[] }
    const others = ['cover', 'attachments', 'unitOpinion', 'referrerOpinion', 'expertGroup', 'committee', 'approval']
    const filled = sections.filter(({ key }) => !others.includes(key))
    expect(sectionRules.map(({ key }) => key).sort()).toEqual(filled.map(({ key }) => key).sort())
    for (const { key, zh } of filled) expect(rule(key).label.replace(/[（(].*/, '')).toBe(zh.replace(/[（(].*/, ''))
  })

  test.each(sectionRules.map((section) => [section.key, section] as const))(
    '%s is written without contradiction',
    (_key, section) => {
      const keys = section.fields.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(section.maxRows !== null).toBe(section.repeating)
      expect(section.minRows ?? 0).toBeLessThanOrEqual(section.maxRows ?? Infinity)
      if (section.evidenceRequired) expect(section.evidence).not.toHaveLength(0)
      for (const field of section.fields) {
        expect(field.choices !== null).toBe(field.kind === 'CHOICE')
        expect(field.maxLength !== null).toBe(field.kind === 'TEXT' || field.kind === 'LONG_TEXT')
        if (field.notBefore !== null) expect(keys).toContain(field.notBefore)
        // Rows are replaced as a whole, so nothing in them could be kept for the server.
        if (section.repeating) expect(field.derived).toBe(false)
      }
    },
  )

  test('there are 56 nationalities', () => {
    expect(rule('basic').fields.find(({ key }) => key === 'nationality')?.choices).toHaveLength(56)
  })

  test('commitment, basic facts, education, work and summary are wanted from everybody', () => {
    expect(sectionRules.filter((section) => isRequired(section, ordinary)).map(({ key }) => key)).toEqual([
      'commitment',
      'basic',
      'education',
      'work',
      'summary',
    ])
  })

  test('破格推荐 is wanted from those who file by exception', () => {
    const exceptional = { ...ordinary, wayCode: exceptionWay }
    expect(problemsOf(rule('exception'), emptyContent(), [], ordinary)).toEqual([])
    expect(problemsOf(rule('exception'), emptyContent(), [], exceptional).map(({ field }) => field)).toEqual([
      'category',
      'clause',
      'recommenderOne',
      'recommenderTwo',
    ])
  })
})

describe('S43 completeness is checked by the machine', () => {
  test('education needs a row and its certificate', () => {
    expect(codesOf('education', [], [])).toEqual(['TOO_FEW_ROWS', 'EVIDENCE_MISSING'])
    expect(codesOf('education', [schooling], [])).toEqual(['EVIDENCE_MISSING'])
    expect(codesOf('education', [schooling], [{ label: '其他' }])).toEqual(['EVIDENCE_MISSING'])
    expect(codesOf('education', [schooling])).toEqual([])
  })

  test('a problem names row and field in words', () => {
    const { school: _, ...nameless } = schooling
    const [problem] = problemsOf(rule('education'), { values: {}, rows: [schooling, nameless] }, diploma, ordinary)
    expect(problem).toEqual({ field: 'school', row: 1, code: 'REQUIRED', message: '学校：必填' })
  })

  test('an end before its beginning is out of range; the same month is not', () => {
    expect(codesOf('education', [{ ...schooling, to: '2003-08' }])).toEqual(['OUT_OF_RANGE'])
    expect(codesOf('education', [{ ...schooling, to: '2003-09' }])).toEqual([])
  })

  test('nothing happened before the birth or after today', () => {
    expect(codesOf('education', [{ ...schooling, from: '1984-12' }])).toEqual(['BEFORE_BIRTH'])
    expect(codesOf('education', [{ ...schooling, from: '1985-01' }])).toEqual([])
    expect(codesOf('education', [{ ...schooling, to: '2026-11' }])).toEqual([])
    expect(codesOf('education', [{ ...schooling, to: '2026-12' }])).toEqual(['IN_FUTURE'])
    const judged = (year: number) => codesOf('assessment', [{ year, result: '合格' }], [])
    expect([1984, 1985, 2026, 2027].map((year) => judged(year).join())).toEqual(['BEFORE_BIRTH', '', '', 'IN_FUTURE'])
  })

  test('three papers at most are 优秀论文', () => {
    const paper = { title: '论文', authors: '古丽*', journal: '学报', issue: '2020年1期' }
    const papers = (excellent: number) => Array.from({ length: 5 }, (_, at) => ({ ...paper, excellent: at < excellent }))
    expect(codesOf('papers', papers(3), [])).toEqual([])
    expect(codesOf('papers', papers(4), [])).toEqual(['TOO_MANY_TICKED'])
  })

  test('gaps and overlaps in the work history are said and keep nobody from submitting', () => {
    const at = (from: string, to?: string): FieldValues => ({ from, ...(to && { to }), unit: '某校', post: '教师' })
    const said = (...rows: FieldValues[]) =>
      warningsOf(rule('work'), { values: {}, rows }, ordinary.today).map(({ code, rows: places }) => [code, ...places])
    expect(said(at('2007-07', '2010-08'), at('2010-09', '2012-01'), at('2012-01'))).toEqual([])
    expect(said(at('2012-03'), at('2007-07', '2010-08'))).toEqual([['GAP', 1, 0]])
    expect(said(at('2007-07'), at('2010-09', '2012-01'))).toEqual([['OVERLAP', 0, 1]])
    expect(said(at('2007-07', '2020-01'), at('2010-09', '2012-01'), at('2020-02'))).toEqual([['OVERLAP', 0, 1]])
    expect(codesOf('work', [at('2012-03'), at('2007-07', '2010-08')])).toEqual([])
    expect(warningsOf(rule('training'), { values: {}, rows: [at('2001-01', '2001-02'), at('2005-01')] }, ordinary.today)).toEqual(
      [],
    )
  })

  test.each([
    ['ZJ', 'REVIEW', 2],
    ['FG', 'REVIEW', 6],
    ['FG', exceptionWay, 8],
    ['ZG', 'REVIEW', 10],
    ['ZG', exceptionWay, 12],
  ])('代表作 of level %s by %s: at most %i', (levelCode, wayCode, most) => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ title: `成果${at}`, statement: '说明' }))
    expect(codesOf('masterpieces', rows(most), [], { ...ordinary, levelCode, wayCode })).toEqual([])
    expect(codesOf('masterpieces', rows(most + 1), [], { ...ordinary, levelCode, wayCode })).toEqual(['TOO_MANY_ROWS'])
  })

  test('a commitment that is not ticked is missing', () => {
    const values = { agreed: false, signedName: '古丽' }
    expect(problemsOf(commitment, { values, rows: [] }, [], ordinary).map(({ field }) => field)).toEqual(['agreed'])
  })

  test('what an older form asked for is named, and so is what it allowed', () => {
    const values = { text: '长'.repeat(1501), motto: '勤' }
    expect(problemsOf(rule('summary'), { values, rows: [] }, [], ordinary).map(({ code }) => code)).toEqual([
      'UNKNOWN_FIELD',
      'TOO_LONG',
    ])
    expect(codesOf('education', [{ ...schooling, degree: '学位', from: '2003' }])).toEqual(['NOT_A_DATE', 'NOT_A_CHOICE'])
  })

  test('a section is not started, in progress, done, or wrong', () => {
    const state = (rows: FieldValues[], evidence: { label: string }[]) =>
      stateOf(rule('education'), { values: {}, rows }, evidence, ordinary)
    expect(state([], [])).toBe('NOT_STARTED')
    expect(state([{}], [])).toBe('IN_PROGRESS')
    expect(state([schooling], diploma)).toBe('DONE')
    expect(state([{ ...schooling, to: '1999-01' }], diploma)).toBe('PROBLEM')
    expect(stateOf(rule('basic'), { values: { name: '古丽', sex: '女' }, rows: [] }, [], ordinary)).toBe('NOT_STARTED')
  })
})
