import data from '../../../server/data/eligibility_rules.json' with { type: 'json' }
import { eligibilityOf, type Assessed } from '../../../server/workflow/eligibility.js'
import { paramFaults, type EligibilityRule, type RuleKind } from '../../../server/workflow/eligibility-rule.js'
import type { FieldValues } from '../../../server/workflow/section-content.js'
import { sectionRuleOf } from '../../../server/workflow/section-rules.js'

const rules = data.rules.map((rule) => ({
  ...rule,
  version: 1,
  seriesCodes: rule.series,
  levelCodes: rule.levels,
  wayCodes: rule.ways,
})) as unknown as EligibilityRule[]

const row = (education: string, degree: string): FieldValues => ({ education, degree })
const asked = (declared: Partial<Assessed>, sections: Record<string, FieldValues | FieldValues[]>): Assessed => ({
  seriesCode: '05',
  levelCode: 'FG',
  wayCode: 'REVIEW',
  year: 2026,
  ...declared,
  contents: new Map(
    Object.entries(sections).map(([key, said]) => [
      key,
      Array.isArray(said) ? { values: {}, rows: said } : { values: said, rows: [] },
    ]),
  ),
})
const found = (code: string, assessed: Assessed) => eligibilityOf(rules, assessed).find(({ rule }) => rule.code === code)
const engineer = (
  since: string | undefined,
  education = row('大学本科', '学士'),
  wayCode = 'REVIEW',
  exception: FieldValues = {},
) =>
  found(
    'ENGINEERING_FG',
    asked({ wayCode }, { basic: since ? { currentPostSince: since } : {}, education: [education], exception }),
  )

test('B5 the rules that ship can be applied and say where they come from', () => {
  for (const { kind, params, code, citation } of rules) {
    expect([code, paramFaults(kind, params)]).toEqual([code, []])
    expect(citation).not.toBe('')
  }
})

test.each([
  ['2021-12', 'MET', false],
  ['2022-01', 'UNMET', true],
  [undefined, 'UNKNOWN', true],
])('B5 five years in post by the end of the year, since %s: %s', (since, outcome, blocks) => {
  expect(engineer(since)).toMatchObject({ outcome, blocks })
})

test('B5 the best education counts, the years follow from it, and the refusal says when they will be over', () => {
  expect(engineer('2024-12', row('博士研究生', '博士'))?.outcome).toBe('MET')
  const early = engineer('2024-06')
  expect(early).toMatchObject({ cure: 'WAIT', metInYear: 2029, sectionKey: 'basic' })
  expect(early?.facts).toEqual([
    { label: '学历', value: '大学本科' },
    { label: '学位', value: '学士' },
    { label: '现任专业技术职务任职时间', value: '2024-06' },
    { label: '要求年限', value: '5 年' },
    { label: '截至 2026 年 12 月 31 日', value: '2 年 6 个月' },
  ])
  expect(engineer('2010-01', row('大学专科', '无'))).toMatchObject({ outcome: 'UNMET', cure: 'CHECK', sectionKey: 'education' })
})

test('B5 破格 turns a block into a warning, for the category it claims and with its clause', () => {
  const clause = '获省部级科技奖'
  expect(engineer('2024-06', undefined, 'EXCEPTIONAL')).toMatchObject({ blocks: true, cure: 'CLAIM_EXCEPTION' })
  const claimed = { category: '资历', clause }
  expect(engineer('2024-06', undefined, 'EXCEPTIONAL', claimed)).toMatchObject({ outcome: 'WAIVED', blocks: false })
  expect(engineer('2024-06', undefined, 'EXCEPTIONAL', { category: '学历', clause })).toMatchObject({ blocks: true })
  expect(engineer('2024-06', undefined, 'REVIEW', claimed)).toMatchObject({ blocks: true })
})

test('B5 hours of the year before, two thirds of them in the field; age and assessments', () => {
  const hours = (...rows: FieldValues[]) => found('CONTINUING_EDUCATION', asked({}, { training: rows }))?.outcome
  const inYear = (count: number, category: string, to = '2025-06') => ({ to, hours: count, category })
  expect(hours(inYear(60, '专业'), inYear(30, '公需'))).toBe('MET')
  expect(hours(inYear(40, '专业'), inYear(60, '公需'))).toBe('UNMET')
  expect(hours(inYear(90, '专业', '2026-02'))).toBe('UNKNOWN')
  const age = (birthDate: string, sex: string) => found('NOT_RETIRED', asked({}, { basic: { birthDate, sex } }))
  expect([age('1967-01-01', '男')?.outcome, age('1966-12-31', '男')?.outcome, age('1971-05-05', '女')?.outcome]).toEqual([
    'MET',
    'UNMET',
    'UNMET',
  ])
  expect(age('1966-12-31', '男')?.blocks).toBe(false)
  const judged = (...results: string[]) =>
    found('ASSESSMENTS', asked({}, { assessment: results.map((result, at) => ({ year: 2025 - at, result })) }))?.outcome
  expect([judged('合格', '优秀', '合格'), judged('合格', '不合格'), judged('合格')]).toEqual(['MET', 'UNMET', 'UNKNOWN'])
})

test('B5 a rule asks only whom it applies to, and looks only at fields that the form has', () => {
  const codes = (declared: Partial<Assessed>) => eligibilityOf(rules, asked(declared, {})).map(({ rule }) => rule.code)
  expect(codes({ seriesCode: '22', levelCode: 'ZJ' })).toContain('TEACHING_ZJ')
  expect(codes({ seriesCode: '22', levelCode: 'ZJ' }).some((code) => code.startsWith('ENGINEERING'))).toBe(false)
  expect(codes({ wayCode: 'INITIAL', levelCode: 'ZL' })).toContain('INITIAL_ZL')
  for (const [section, fields] of [
    ['basic', ['currentPostSince', 'workingSince', 'highestEducation', 'birthDate', 'sex']],
    ['education', ['education', 'degree']],
    ['training', ['to', 'hours', 'category']],
    ['assessment', ['year', 'result']],
    ['exception', ['category', 'clause']],
  ] as const)
    expect(sectionRuleOf(section)?.fields.map(({ key }) => key)).toEqual(expect.arrayContaining([...fields]))
})

test.each<[RuleKind, unknown, string[]]>([
  ['YEARS', { since: 'POST', table: [] }, ['table REQUIRED']],
  [
    'YEARS',
    { since: 'X', table: [{ educations: ['x'], degrees: [], years: 99 }] },
    ['since NOT_A_CHOICE', 'table.0.educations NOT_A_CHOICE', 'table.0.years OUT_OF_RANGE'],
  ],
  [
    'TRAINING_HOURS',
    { hours: 'many', more: 1 },
    ['more UNKNOWN_FIELD', 'hours OUT_OF_RANGE', 'specialistPercent OUT_OF_RANGE', 'years OUT_OF_RANGE'],
  ],
  ['AGE', null, [' REQUIRED']],
])('B5 params of %s that cannot be applied are named', (kind, params, faults) => {
  expect(paramFaults(kind, params).map(({ field, code }) => `${field} ${code}`)).toEqual(faults)
})
