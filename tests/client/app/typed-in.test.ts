import fc from 'fast-check'
import { idNumberProblem } from '../../../client/app/id-number.js'
import { brokenPasswordRules } from '../../../client/app/password-rules.js'
import { isStrongPassword } from '../../../server/accounts/passwords.js'
import { profileInput, unitDraft } from '../../../client/app/unit-draft.js'
import type { WholeUnitFragment } from '../../../client/generated/graphql.js'

test('S3 an ID number is judged while it is typed: length, characters, date of birth, check digit', () => {
  expect(idNumberProblem('11010519491231002X')).toBeUndefined()
  expect(idNumberProblem(' 11010519491231002x ')).toBeUndefined()
  expect(idNumberProblem('110105194912310021')).toBe('CHECK_DIGIT')
  expect(idNumberProblem('11010519490231002X')).toBe('BIRTH_DATE')
  expect(idNumberProblem('1101051949')).toBe('LENGTH')
  expect(idNumberProblem('1101051949AB')).toBe('CHARACTERS')
})

test('S3 no wrong digit in an ID number goes unnoticed', () => {
  const good = '11010519491231002X'
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const digit = String((Number(good[place]) + shift) % 10)
      expect(idNumberProblem(good.slice(0, place) + digit + good.slice(place + 1))).toBeDefined()
    }),
  )
})

test('S3 a password keeps its rules: length, three kinds of characters, not the login name', () => {
  expect(brokenPasswordRules('Kashgar-2026', 'wangfang', false)).toEqual([])
  expect(brokenPasswordRules('', '', false)).toEqual(['LENGTH', 'KINDS', 'VARIETY', 'LOGIN_NAME'])
  expect(brokenPasswordRules('kashgar2026', 'wangfang', false)).toEqual(['KINDS'])
  expect(brokenPasswordRules('four plain words here', 'wangfang', false)).toEqual([])
  expect(brokenPasswordRules('Aa1Aa1Aa1', 'wangfang', false)).toEqual(['VARIETY'])
  expect(brokenPasswordRules('WangFang-2026', ' wangfang ', false)).toEqual(['LOGIN_NAME'])
  expect(brokenPasswordRules('Kash-2026', 'wangfang', false)).toEqual([])
  expect(brokenPasswordRules('Kash-2026', 'wangfang', true)).toEqual(['LENGTH'])
})

test('S3 what the page calls a good password the server takes, for administrators and applicants alike', () => {
  const letters = fc.constantFrom(...'aA1-ab')
  const typed = fc.array(letters, { minLength: 1, maxLength: 20 }).map((chars) => chars.join(''))
  fc.assert(
    fc.property(typed, fc.constantFrom('wangfang', 'aA1'), fc.boolean(), (password, name, administers) => {
      expect(isStrongPassword(password, name, administers)).toBe(brokenPasswordRules(password, name, administers).length === 0)
    }),
  )
})

const unit = {
  id: '1',
  name: '疏勒县第一中学',
  level: 'COUNTY',
  division: { code: '653122', name: '疏勒县', level: 'COUNTY', parentCode: '653100' },
  uscc: null,
  orgCode: '45840123-4',
  nature: null,
  businessRegistered: false,
  address: ' 胜利南路 ',
  postcode: '',
  legalRepresentative: null,
  contactName: null,
  contactPhone: null,
  change: null,
} as WholeUnitFragment

test('S15 a profile is sent without spaces around, codes in capitals, and null for what is empty', () => {
  const input = profileInput({ ...unitDraft(unit), uscc: '1265 3122 4584 0123 4a' })
  expect(input).toMatchObject({ uscc: '12653122458401234A', address: '胜利南路', nature: null, postcode: null })
})

test('S28 the form shows changes under way over what is in force', () => {
  const change = { name: '疏勒县第一高级中学', uscc: null, orgCode: null, level: null, divisionCode: null }
  const draft = unitDraft({ ...unit, change: { ...change, status: 'RETURNED', reason: null, submittedAt: null } })
  expect(draft).toMatchObject({ name: '疏勒县第一高级中学', orgCode: '45840123-4', divisionCode: '653122' })
})
