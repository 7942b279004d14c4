import fc from 'fast-check'
import { captchaQuestion } from '../../../server/accounts/captcha-question.js'
import { IdNumbers } from '../../../server/accounts/id-number.js'
import { hashPassword, isStrongPassword, oneTimeSecret, passwordMatches } from '../../../server/accounts/passwords.js'
import { answerOf } from '../../support/captcha.js'

const key = 'k'.repeat(32)
const number = '650101198001010016'

describe('B14 ID numbers at rest', () => {
  const numbers = new IdNumbers(key)

  test('open with their key only, and never look twice the same', () => {
    const [one, other] = [numbers.seal(number), numbers.seal(number)]
    expect(numbers.open(one)).toBe(number)
    expect(one.cipher.equals(other.cipher)).toBe(false)
    expect(one.hash.equals(other.hash)).toBe(true)
    expect(one.masked).toBe('650***********0016')
    expect(() => new IdNumbers('x'.repeat(32)).open(one)).toThrow()
  })

  test('do not open when changed, or copied to another person', () => {
    const sealed = numbers.seal(number)
    const changed = Buffer.from(sealed.cipher)
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1)
    expect(() => numbers.open({ cipher: changed, hash: sealed.hash })).toThrow()
    expect(() => numbers.open({ cipher: sealed.cipher, hash: numbers.personHash('652901199012310022') })).toThrow()
  })

  test('of the same person hash the same, under another key differently', () => {
    expect(numbers.personHash(number)).toEqual(new IdNumbers(key).personHash(number))
    expect(numbers.personHash(number)).not.toEqual(new IdNumbers('y'.repeat(32)).personHash(number))
  })
})

describe('S3 passwords', () => {
  test.each([
    ['Tianshan#2026', true],
    ['Aa1!aaa', false],
    ['Aa1aaaaa', false],
    ['Aa1!bcde', true],
    ['abcdefgh1', false],
    ['all letters lower', true],
    ['一句很长的话也可以当作密码来用', false],
    ['一句很长的话也可以当作密码来用的', true],
    ['Zhang3san#2026', true],
    ['xLOGINx#2026', false],
  ])('%s is strong: %s', (password, strong) => {
    expect(isStrongPassword(password, 'login', false)).toBe(strong)
  })

  test('are hashed with argon2id and match in any spelling of the same characters', async () => {
    const hash = await hashPassword('Pässwörd#1'.normalize('NFD'))
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordMatches(hash, 'Pässwörd#1'.normalize('NFC'))).toBe(true)
    expect(await passwordMatches(hash, 'Passwörd#1')).toBe(false)
    expect(await passwordMatches(null, 'nobody has this password')).toBe(false)
  })

  test('S7 one-time secrets can be read aloud and differ', () => {
    const some = new Set(Array.from({ length: 1000 }, oneTimeSecret))
    expect(some.size).toBe(1000)
    for (const secret of some) expect(secret).toMatch(/^[A-HJKMNP-RT-Y346789]{4}(-[A-HJKMNP-RT-Y346789]{4}){2}$/)
  })
})

test('S11 the sum in words has a small answer that is not negative', () => {
  fc.assert(
    fc.property(fc.constant(null), () => {
      const { question, answer } = captchaQuestion()
      return answerOf(question) === answer && /^\d{1,2}$/.test(answer)
    }),
    { numRuns: 500 },
  )
})
