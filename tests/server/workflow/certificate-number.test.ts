import { certificateNumber, comparableName, plainNumber } from '../../../server/workflow/certificate-number.js'

test('B3 year, area, turn, and a digit by ISO 7064 MOD 11,10 that wrong digits and swapped neighbours offend', () => {
  expect(certificateNumber(2026, '653100', 42)).toBe('20266531000000420')
  const right = certificateNumber(2026, '653121', 123_456)
  const checked = (number: string) =>
    certificateNumber(Number(number.slice(0, 4)), number.slice(4, 10), Number(number.slice(10, 16))) === number
  expect(checked(right)).toBe(true)
  for (let place = 0; place < 17; place += 1)
    for (const digit of '0123456789')
      if (digit !== right[place]) expect(checked(right.slice(0, place) + digit + right.slice(place + 1))).toBe(false)
  for (let place = 10; place < 15; place += 1)
    expect(checked(right.slice(0, place) + right[place + 1] + right[place] + right.slice(place + 2))).toBe(false)
})

test('B3 a number as it is printed, typed or scanned', () => {
  for (const typed of [
    '20266531000000420',
    ' 2026 653100 000042 0',
    '２０２６６５３１００００００４２０',
    '2026-653100-000042—0',
  ])
    expect(plainNumber(typed)).toBe('20266531000000420')
})

test('B3 a name however its dot is typed', () => {
  const dots = ['·', ' · ', '•', '．', '.', '・', '･', '‧', '∙', '⋅']
  expect(new Set(dots.map((dot) => comparableName(`艾力${dot}买买提`)))).toEqual(new Set(['艾力·买买提']))
  expect(comparableName(' Wang Fang')).toBe(comparableName('ＷＡＮＧ FANG'))
  expect(comparableName('艾力')).not.toBe(comparableName('艾力·买买提'))
})
