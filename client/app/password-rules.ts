export type PasswordRule = 'LENGTH' | 'KINDS' | 'VARIETY' | 'LOGIN_NAME'
export const passwordRules: readonly PasswordRule[] = ['LENGTH', 'KINDS', 'VARIETY', 'LOGIN_NAME']

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** Administrators see other people's data: theirs is longer. Characters. */
export const shortestPassword = (administers: boolean): number => (administers ? 10 : 8)

/** The rules a password does not keep yet, shown while it is typed; the server keeps them by itself. Source: S3. */
export function brokenPasswordRules(password: string, loginName: string, administers: boolean): PasswordRule[] {
  const text = password.normalize('NFC')
  const { length } = [...text]
  const name = loginName.trim().toLowerCase()
  const broken: PasswordRule[] = []
  if (length < shortestPassword(administers) || length > 128) broken.push('LENGTH')
  if (length < 16 && kinds.filter((kind) => kind.test(text)).length < 3) broken.push('KINDS')
  if (new Set(text).size < 4) broken.push('VARIETY')
  if (!text || (name && text.toLowerCase().includes(name))) broken.push('LOGIN_NAME')
  return broken
}
