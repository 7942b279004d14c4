import type { Transaction } from '../database/database.js'
import type { AuditService } from '../audit/audit.service.js'
import { asDataUrl, writeSpreadsheet } from '../files/spreadsheet.js'
import { subordinates } from '../units/subordinate.store.js'
import type { Viewer } from '../workflow/who-may.js'
import type { SealedIdNumber } from './id-number.js'
import { refuseDuplicates, type ImportRow } from './import-sheet.js'
import type { LoginInput } from './logins.service.js'
import { hashSecret, oneTimeSecret } from './passwords.js'
import { secrets } from './secret.store.js'

/** A row that gives somebody a login, as it was read. */
export interface RowLogin {
  row: ImportRow
  unitId: string
  unitName: string
  login: LoginInput
  sealed: SealedIdNumber
}

/** What the fields of a login are called in the row. */
export type LoginFields = Record<'loginName' | 'idNumber', string>

/** What an import made. */
export interface ImportOutcome {
  units: number
  logins: number
  /** The logins with their one-time secrets, as an Excel workbook in a data URL; shown this once. */
  sheet: string | null
}

/** Adds to the rows what stands in the way of their logins: in the sheet itself, and among the logins there are. */
export async function refuseTakenLogins(tx: Transaction, logins: readonly RowLogin[], fields: LoginFields): Promise<void> {
  const byRow = new Map(logins.map((each) => [each.row, each]))
  const rows = logins.map(({ row }) => row)
  refuseDuplicates(rows, fields.loginName, (row) => byRow.get(row)?.login.loginName.toLowerCase() || null)
  refuseDuplicates(rows, fields.idNumber, (row) => {
    const { login, unitId, sealed } = byRow.get(row) ?? {}
    return login?.idNumber ? `${unitId} ${sealed?.hash.toString('hex')}` : null
  })
  const taken = await secrets.takenAmong(
    tx,
    logins.map(({ login }) => login.loginName),
    [...new Set(logins.map(({ unitId }) => unitId))],
    logins.map(({ sealed }) => sealed.hash),
  )
  for (const { row, login, sealed } of logins) {
    if (taken.names.has(login.loginName.toLowerCase())) row.faults.add(fields.loginName, 'LOGIN_NAME_TAKEN')
    if (taken.people.has(sealed.hash.toString('hex'))) row.faults.add(fields.idNumber, 'PERSON_ALREADY_REGISTERED')
  }
}

/** Opens the logins, each with a one-time secret. @returns the workbook that hands them out, null when there is none */
export async function openLogins(
  tx: Transaction,
  audit: AuditService,
  logins: readonly RowLogin[],
  viewer: Viewer,
): Promise<string | null> {
  if (logins.length === 0) return null
  const ids = await subordinates.newIds(tx, logins.length)
  const made = await Promise.all(
    logins.map(async (each, index) => {
      const secret = oneTimeSecret()
      return { ...each, id: ids[index] ?? '', secret, passwordHash: await hashSecret(secret) }
    }),
  )
  const expiresAt = await secrets.createMany(
    tx,
    made.map(({ id, unitId, login: { idNumber: _, ...login }, sealed, passwordHash }) => ({
      id,
      unitId,
      passwordHash,
      idNumber: sealed,
      ...login,
    })),
  )
  await audit.recordFirst(
    tx,
    made.map(({ id, unitId }) => ({
      subject: `account:${id}`,
      actorId: viewer.accountId,
      action: 'issueLogin',
      detail: { unitId, byUnitId: viewer.unitId, imported: true },
    })),
  )
  const until = expiresAt ? new Intl.DateTimeFormat('sv-SE', shanghai).format(expiresAt) : ''
  const rows = made.map(({ unitName, login, secret }) => [unitName, login.personName, login.loginName, secret, until])
  return asDataUrl(await writeSpreadsheet([{ name: '账号清单', columns: handedOut, rows }]))
}

const shanghai: Intl.DateTimeFormatOptions = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }

const handedOut = [
  { header: '单位', width: 32 },
  { header: '姓名', width: 16 },
  { header: '登录名', width: 24 },
  { header: '一次性密码', width: 20 },
  { header: '有效期至', width: 20 },
]
