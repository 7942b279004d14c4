const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

export type IdNumberProblem = 'LENGTH' | 'CHARACTERS' | 'BIRTH_DATE' | 'CHECK_DIGIT'

/**
 * What is wrong with an 18-digit ID number, said while it is typed; undefined when nothing is. The server checks by itself.
 * Source: S3; GB 11643.
 */
export function idNumberProblem(text: string): IdNumberProblem | undefined {
  const number = text.trim().toUpperCase()
  if (!/^\d*X?$/.test(number)) return 'CHARACTERS'
  if (number.length !== 18) return 'LENGTH'
  if (!isDate(number.slice(6, 14))) return 'BIRTH_DATE'
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0)
  return checks[sum % 11] === number[17] ? undefined : 'CHECK_DIGIT'
}

function isDate(digits: string): boolean {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) && date < new Date()
}
