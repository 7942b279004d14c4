import {
  codesAgree,
  idNumberCheck,
  maskIdNumber,
  orgCodeCheck,
  readIdNumber,
  readOrgCode,
  readUscc,
  usccCheck,
} from '../../../server/workflow/codes.js'

const today = '2026-11-23'

describe('ID number, GB 11643', () => {
  test.each([
    ['11010519491231002X', '1949-12-31', 'FEMALE'],
    ['650101198001010016', '1980-01-01', 'MALE'],
    ['652901199012310022', '1990-12-31', 'FEMALE'],
    ['653101200002290016', '2000-02-29', 'MALE'],
  ])('S3 %s is read with birth date and sex', (number, birthDate, sex) => {
    expect(readIdNumber(number, today)).toEqual({ number, birthDate, sex })
  })

  test('S3 lower case, full width and spaces are what people type', () => {
    expect(readIdNumber(' 110105 19491231 002x ', today)?.number).toBe('11010519491231002X')
    expect(readIdNumber('６５０１０１１９８００１０１００１６', today)?.number).toBe('650101198001010016')
  })

  const numbered = (first17: string) => first17 + idNumberCheck(first17)
  test.each([
    ['a wrong check character', '110105194912310021'],
    ['15 digits', '110105491231002'],
    ['19 digits', '6501011980010100161'],
    ['no date: 30 February', numbered('65010120000230001')],
    ['no leap year', numbered('65010120010229001')],
    ['born in the future', numbered('65010120261124001')],
    ['born before 1900', numbered('65010118991231001')],
    ['letters', '65010119800101A016'],
    ['nothing', ''],
  ])('S3 %s is refused', (_, number) => {
    expect(readIdNumber(number, today)).toBeUndefined()
  })

  test('S3 one born today is a person', () => {
    expect(readIdNumber(numbered('65010120261123001'), today)?.birthDate).toBe(today)
  })

  test('B14 the masked form keeps three and four characters', () => {
    expect(maskIdNumber('650101198001010016')).toBe('650***********0016')
  })
})

describe('unified social credit code, GB 32100', () => {
  const valid = [
    '91350100M000100Y43',
    '12650100T65010008X',
    '12652901T6529010X8',
    '12653101T65310107U',
    '91650100T65010008Q',
    '11650100T650100081',
    '52650100T65010008R',
  ]
  test.each(valid)('S15 %s is valid', (code) => {
    expect(readUscc(code.toLowerCase())).toBe(code)
    expect(usccCheck(code.slice(0, 17))).toBe(code[17])
  })

  test('S15 every other check character, a letter outside the alphabet and a wrong length are refused', () => {
    for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      if (check !== 'X') expect(readUscc(`12650100T65010008${check}`)).toBeUndefined()
    }
    for (const wrong of ['12650100I65010008X', '12650100T65010008', '12650100T65010008XX', '126501A0T65010008X', ''])
      expect(readUscc(wrong)).toBeUndefined()
  })
})

describe('organisation code, GB 11714', () => {
  test.each([
    ['D2143569-X', 'D2143569X'],
    ['59467239-9', '594672399'],
    ['594672399', '594672399'],
  ])('S15 %s is valid', (typed, code) => {
    expect(readOrgCode(typed)).toBe(code)
    expect(orgCodeCheck(code.slice(0, 8))).toBe(code[8])
  })

  test.each(['D2143569-1', '59467239-8', '5946723-99', '5946723999', ''])('S15 %s is refused', (code) => {
    expect(readOrgCode(code)).toBeUndefined()
  })

  test('S15 the organisation code stands inside the unified social credit code', () => {
    expect(codesAgree('91350100M000100Y43', 'M000100Y4')).toBe(true)
    expect(codesAgree('91350100M000100Y43', '594672399')).toBe(false)
  })
})
