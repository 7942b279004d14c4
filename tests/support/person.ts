import { idNumberCheck } from '../../server/workflow/codes.js'

/** A password that satisfies the rules and contains nobody's login name. */
export const password = 'Tianshan#2026'

/** Fictitious ID numbers of people born in 疏附县 in 1985, each another one. */
export function idNumberOf(person: number): string {
  const body = `65312119850${1 + (person % 9)}1${person % 10}${String(person % 1000).padStart(3, '0')}`
  return body + idNumberCheck(body)
}
