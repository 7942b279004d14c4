import fc from 'fast-check'
import { cleanContent, emptyContent, lengthOf, type FieldValues } from '../../../server/workflow/section-content.js'
import { problemsOf } from '../../../server/workflow/section-problems.js'
import type { FieldRule, SectionRule } from '../../../server/workflow/section-rule.js'
import { sectionRuleOf, sectionRules } from '../../../server/workflow/section-rules.js'

const rule = (key: string): SectionRule => {
  const found = sectionRuleOf(key)
  if (!found) throw new Error(`no section ${key}`)
  return found
}
const clean = (key: string, values: Record<string, unknown>, previous: FieldValues = {}) =>
  cleanContent(rule(key), { values }, { values: previous, rows: [] })
const faultsOf = (key: string, values: Record<string, unknown>) =>
  clean(key, values).faults.map(({ field, code }) => `${field} ${code}`)

/** Something a person could have put into the field. */
function fitting(field: FieldRule): fc.Arbitrary<unknown> {
  const month = fc.tuple(fc.integer({ min: 1950, max: 2090 }), fc.integer({ min: 1, max: 12 }))
  const written = month.map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`)
  switch (field.kind) {
    case 'FLAG':
      return fc.boolean()
    case 'NUMBER':
      return fc.double({ min: field.min ?? 0, max: field.max ?? 1e6, noNaN: true })
    case 'CHOICE':
      return fc.constantFrom(...(field.choices ?? []))
    case 'MONTH':
      return written
    case 'DATE':
      return written.map((text) => `${text}-28`)
    default:
      return fc.string({ unit: 'grapheme', maxLength: 20 })
  }
}
const fittingRow = (section: SectionRule) =>
  fc.record(Object.fromEntries(section.fields.filter((field) => !field.derived).map((field) => [field.key, fitting(field)])), {
    requiredKeys: [],
  })
const fittingInput = fc
  .constantFrom(...sectionRules)
  .chain((section) =>
    fc.tuple(
      fc.constant(section),
      section.repeating
        ? fc.array(fittingRow(section), { maxLength: section.minRows ?? 3 }).map((rows) => ({ rows }))
        : fittingRow(section).map((values) => ({ values })),
    ),
  )

describe('what a person writes', () => {
  test('is stored in one form: cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fittingInput, ([section, input]) => {
        const once = cleanContent(section, input, emptyContent())
        fc.pre(once.faults.length === 0)
        expect(cleanContent(section, once.content, emptyContent())).toEqual(once)
      }),
    )
  })

  test('any JSON at all is taken or refused, never broken, and what is refused changes nothing', () => {
    const input = fc.record({
      values: fc.dictionary(fc.string(), fc.jsonValue()),
      rows: fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
    })
    fc.assert(
      fc.property(fc.constantFrom(...sectionRules), input, (section, given) => {
        const { content, faults } = cleanContent(section, given, emptyContent())
        const known = new Set(['id', ...section.fields.map(({ key }) => key)])
        for (const values of [content.values, ...content.rows]) {
          for (const [key, value] of Object.entries(values)) {
            expect(known).toContain(key)
            expect(['string', 'number', 'boolean']).toContain(typeof value)
          }
        }
        expect(faults.length).toBeLessThanOrEqual(50)
      }),
    )
  })

  test('whatever passes has no problem but what is missing or out of range', () => {
    fc.assert(
      fc.property(fittingInput, ([section, input]) => {
        const { content, faults } = cleanContent(section, input, emptyContent())
        fc.pre(faults.length === 0)
        const facts = { wayCode: 'REVIEW', levelCode: 'ZG', birthDate: null, today: '2100-12-31' }
        const codes = problemsOf(section, content, [], facts).map(({ code }) => code)
        expect(['REQUIRED', 'OUT_OF_RANGE', 'TOO_FEW_ROWS', 'TOO_MANY_TICKED', 'EVIDENCE_MISSING']).toEqual(
          expect.arrayContaining(codes),
        )
      }),
    )
  })

  test('is trimmed, in NFC, with one kind of line end, and empty means left out', () => {
    const { content } = clean('summary', { text: '  第一行\r\n第二行\vcafe\u0301 ' })
    expect(content.values.text).toBe('第一行\n第二行\ncafé')
    expect(clean('summary', { text: '   ' }).content.values).toEqual({})
    expect(clean('summary', { text: null }).content.values).toEqual({})
  })

  test('is counted as a person counts', () => {
    expect(lengthOf('𠮷野家')).toBe(3)
    expect(faultsOf('summary', { text: '𠮷'.repeat(1500) })).toEqual([])
    expect(faultsOf('summary', { text: '𠮷'.repeat(1501) })).toEqual(['values.text TOO_LONG'])
  })

  test.each([
    ['basic', { birthPlace: '长'.repeat(10_000) }, 'values.birthPlace TOO_LONG'],
    ['basic', { hobby: '书法' }, 'values.hobby UNKNOWN_FIELD'],
    ['basic', { ['__proto__x']: 1 }, 'values.__proto__x UNKNOWN_FIELD'],
    ['basic', { birthPlace: { $ne: 1 } }, 'values.birthPlace NOT_TEXT'],
    ['basic', { birthPlace: '喀什\u0000' }, 'values.birthPlace NOT_TEXT'],
    ['basic', { birthPlace: '喀\ud800什' }, 'values.birthPlace NOT_TEXT'],
    ['basic', { birthPlace: '两\n行' }, 'values.birthPlace NOT_TEXT'],
    ['basic', { nationality: '火星族' }, 'values.nationality NOT_A_CHOICE'],
    ['basic', { workingSince: '2007-13' }, 'values.workingSince NOT_A_DATE'],
    ['basic', { workingSince: '２００７-01' }, 'values.workingSince NOT_A_DATE'],
    ['basic', { name: '别人' }, 'values.name READ_ONLY'],
    ['commitment', { agreed: 'true' }, 'values.agreed NOT_A_FLAG'],
    ['commitment', { confirmedOn: '2020-01-01' }, 'values.confirmedOn READ_ONLY'],
  ])('in %s: %j is refused as %s', (key, values, fault) => {
    expect(faultsOf(key, values)).toEqual([fault])
  })

  test('numbers are numbers and rows are rows', () => {
    const { faults } = cleanContent(rule('training'), { rows: [{ hours: '90' }] }, emptyContent())
    expect(faults).toEqual([{ field: 'rows.0.hours', code: 'NOT_A_NUMBER' }])
    expect(cleanContent(rule('training'), { values: { hours: 90 } }, emptyContent()).faults[0]?.code).toBe('REPEATING')
    expect(cleanContent(rule('basic'), { rows: [{}] }, emptyContent()).faults[0]?.code).toBe('NOT_REPEATING')
    expect(cleanContent(rule('patents'), { rows: [{}, {}, {}, {}] }, emptyContent()).faults[0]?.code).toBe('TOO_MANY_ROWS')
  })

  test('the last day of February is one, the thirtieth is not', () => {
    const awarded = (awardedOn: string) => cleanContent(rule('awards'), { rows: [{ awardedOn }] }, emptyContent()).faults
    expect(awarded('2024-02-29')).toEqual([])
    expect(awarded('2023-02-29')).toEqual([{ field: 'rows.0.awardedOn', code: 'NOT_A_DATE' }])
    expect(awarded('2024-02-30')).toEqual([{ field: 'rows.0.awardedOn', code: 'NOT_A_DATE' }])
  })

  test('derived values stay whatever is sent, and may be sent back as they are', () => {
    const previous = { name: '古丽', sex: '女' }
    expect(clean('basic', { birthPlace: '喀什' }, previous).content.values).toEqual({ ...previous, birthPlace: '喀什' })
    expect(clean('basic', { ...previous }, previous).faults).toEqual([])
    expect(clean('basic', { ...previous, sex: '男' }, previous).faults).toEqual([{ field: 'values.sex', code: 'READ_ONLY' }])
  })

  test('a part left out stays', () => {
    const previous = { values: { birthPlace: '喀什' }, rows: [] }
    expect(cleanContent(rule('basic'), {}, previous).content).toEqual(previous)
  })
})
