import { stripVTControlCharacters } from 'node:util'

/** A login to try the platform with. */
export interface DemoLogin {
  role: string
  loginName: string
  password: string
}

/** What the operator reads when the server is ready. */
export function welcome(address: string, logins: readonly DemoLogin[]): string {
  const lines = [
    '',
    `  职称申报评审平台   ${address}`,
    `  GraphQL            ${address}/graphql   playground: ${address}/playground`,
    '',
  ]
  if (logins.length > 0) lines.push(...table(logins), '')
  lines.push('  Ctrl+C stops the server and its database.', '')
  return lines.join('\n')
}

function table(logins: readonly DemoLogin[]): string[] {
  const rows = [
    ['示例账号 / role', 'login name', 'password'],
    ...logins.map((each) => [each.role, each.loginName, each.password]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('   ')}`.trimEnd(),
  )
}

/** Columns on a terminal: a Chinese character takes two. */
function width(text: string): number {
  return [...stripVTControlCharacters(text)].reduce(
    (sum, character) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(character) ? 2 : 1),
    0,
  )
}
