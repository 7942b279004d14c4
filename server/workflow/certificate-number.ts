/**
 * 证书编号: 17 digits without anything between them. Year of the grant (4), area of the committee by GB/T 2260 (6), running number
 * within year and area from 000001 (6), check digit by ISO 7064 MOD 11,10 (1), which every single wrong digit and nearly every swapped
 * pair of neighbours offends: 2026 653100 000042 and its digit. Source: B3.
 */
export function certificateNumber(year: number, areaCode: string, running: number): string {
  const body = `${year}${areaCode}${String(running).padStart(6, '0')}`
  return body + checkDigit(body)
}

/** ISO 7064 MOD 11,10. */
function checkDigit(digits: string): number {
  let product = 10
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10
}

/** As typed or scanned, full-width digits, spaces and hyphens included. */
export const plainNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')

/**
 * A name in the one form in which two spellings of it are equal: the dot in Uyghur names is typed in many ways, with spaces or
 * without, and Latin letters in either case.
 */
export const comparableName = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[·•‧∙⋅・.]/g, '·')
    .toLowerCase()
