import { certificateNumberProblem } from '../../client/app/certificate-number.js'
import { certificateNumber } from '../../server/workflow/certificate-number.js'

test('B3 a number that the server gives is right however it is typed, and a slip is noticed before anybody is asked', () => {
  for (let running = 1; running < 200; running += 1)
    expect(certificateNumberProblem(certificateNumber(2026, '653121', running))).toBeUndefined()
  expect(certificateNumberProblem(' ２０２６ 653100-000042 0')).toBeUndefined()
  expect(certificateNumberProblem('20266531000000421')).toBe('CHECK_DIGIT')
  expect(certificateNumberProblem('20266531000004020')).toBe('CHECK_DIGIT')
  for (const typed of ['2026653100000042', '202665310000004200', '2026653100000042X', ''])
    expect(certificateNumberProblem(typed)).toBe('LENGTH')
})
