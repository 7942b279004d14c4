export type CertificateNumberProblem = 'LENGTH' | 'CHECK_DIGIT'

/**
 * What is wrong with the number of a certificate, said before anybody is asked; undefined when nothing is. Spaces and hyphens between
 * its 17 digits do not matter. Source: B3; ISO 7064 MOD 11,10.
 */
export function certificateNumberProblem(typed: string): CertificateNumberProblem | undefined {
  const number = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  if (!/^\d{17}$/.test(number)) return 'LENGTH'
  let product = 10
  for (const digit of number.slice(0, 16)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return (product + Number(number[16])) % 10 === 1 ? undefined : 'CHECK_DIGIT'
}
