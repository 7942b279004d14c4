/**
 * The three codes of the State: a person's ID number (GB 11643-1999), the unified social credit code of a unit
 * (GB 32100-2015) and its organisation code (GB 11714-1997). Full-width letters and digits, spaces and lower case are
 * what people type; every reader below takes them and gives the canonical form.
 */
const canonical = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

const weighed = (values: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (values[i] ?? 0), 0)

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const usccLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const orgCodeLetters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const orgCodeWeights = [3, 7, 9, 10, 5, 8, 4, 2]

const valuesIn = (letters: string, text: string) => [...text].map((letter) => letters.indexOf(letter))

export const idNumberCheck = (first17: string): string => '10X98765432'[weighed([...first17].map(Number), idWeights) % 11] ?? ''

export const usccCheck = (first17: string): string =>
  usccLetters[(31 - (weighed(valuesIn(usccLetters, first17), usccWeights) % 31)) % 31] ?? ''

export const orgCodeCheck = (first8: string): string =>
  '0X987654321'[weighed(valuesIn(orgCodeLetters, first8), orgCodeWeights) % 11] ?? ''

export interface IdNumber {
  /** 18 characters, X in upper case. */
  number: string
  /** YYYY-MM-DD */
  birthDate: string
  sex: 'MALE' | 'FEMALE'
}

const realDate = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/**
 * @param today YYYY-MM-DD in Asia/Shanghai: nobody is born later
 * @returns undefined when the number does not satisfy GB 11643; the old 15-digit numbers do not. The area is not checked:
 * it may be one no longer in force.
 */
export function readIdNumber(text: string, today: string): IdNumber | undefined {
  const number = canonical(text)
  const match = /^[1-9]\d{5}(\d{4})(\d\d)(\d\d)\d\d(\d)[\dX]$/.exec(number)
  if (!match) return undefined
  const birthDate = `${match[1]}-${match[2]}-${match[3]}`
  if (!realDate(birthDate) || birthDate < '1900-01-01' || birthDate > today) return undefined
  if (number[17] !== idNumberCheck(number.slice(0, 17))) return undefined
  return { number, birthDate, sex: Number(match[4]) % 2 === 1 ? 'MALE' : 'FEMALE' }
}

/** 650***********0016: enough to recognise one's own. */
export const maskIdNumber = (number: string): string => `${number.slice(0, 3)}${'*'.repeat(11)}${number.slice(14)}`

/** @returns the 18 characters, undefined when they do not satisfy GB 32100 */
export function readUscc(text: string): string | undefined {
  const code = canonical(text)
  const shaped = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)
  return shaped && code[17] === usccCheck(code.slice(0, 17)) ? code : undefined
}

/** @returns the 9 characters without hyphen, undefined when they do not satisfy GB 11714 */
export function readOrgCode(text: string): string | undefined {
  const code = canonical(text).replace(/^(.{8})-(.)$/, '$1$2')
  return /^[0-9A-Z]{8}[0-9X]$/.test(code) && code[8] === orgCodeCheck(code.slice(0, 8)) ? code : undefined
}

/** Characters 9 to 17 of a unified social credit code are the organisation code; both in canonical form. */
export const codesAgree = (uscc: string, orgCode: string): boolean => uscc.slice(8, 17) === orgCode
