export type PasswordRule = 'LENGTH' | 'KINDS' | 'LOGIN_NAME'
export const passwordRules: readonly PasswordRule[] = ['LENGTH', 'KINDS', 'LOGIN_NAME']

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

/** The rules a password does not keep yet, shown while it is typed; the server keeps them by itself. Source: S3. */
export function brokenPasswordRules(password: string, loginName: string): PasswordRule[] {
  const broken: PasswordRule[] = []
  if (password.length < 8 || password.length > 128) broken.push('LENGTH')
  if (kinds.filter((kind) => kind.test(password)).length < 3) broken.push('KINDS')
  const name = loginName.trim().toLowerCase()
  if (!password || (name && password.toLowerCase().includes(name))) broken.push('LOGIN_NAME')
  return broken
}
