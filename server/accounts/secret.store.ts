import type { Queryable, Transaction } from '../database/database.js'
import type { SealedIdNumber } from './id-number.js'
import { personPinyin } from './person-pinyin.js'

export interface SecretRow {
  accountId: string
  loginName: string
  passwordHash: string
  mayAdminister: boolean
  mustChangePassword: boolean
  /** The issued one-time secret no longer works. */
  secretExpired: boolean
}

export interface NewAccount {
  unitId: string
  loginName: string
  passwordHash: string
  personName: string
  idNumber: SealedIdNumber
  phone: string
  mayAdminister: boolean
  /** The password is a one-time secret that somebody else has seen. */
  issued: boolean
}

const secretColumns = `id as "accountId", login_name as "loginName", password_hash as "passwordHash",
  may_administer as "mayAdminister", must_change_password as "mustChangePassword", coalesce(secret_expires_at < now(), false) as "secretExpired"`

/** An issued secret has to be used within so long. Source: S7. */
const secretLife = `interval '72 hours'`

/** Passwords and ID numbers of accounts; nothing here is ever shown. */
export const secrets = {
  /** A login that has ended is nobody's; its name may have been given to somebody else. */
  async byLoginName(q: Queryable, loginName: string): Promise<SecretRow | null> {
    const [row] = await q.query<SecretRow & object>(
      `select ${secretColumns} from account where lower(login_name) = lower($1) and revoked_at is null`,
      [loginName],
    )
    return row ?? null
  },

  async byAccount(q: Queryable, accountId: string): Promise<SecretRow | null> {
    const [row] = await q.query<SecretRow & object>(`select ${secretColumns} from account where id = $1`, [accountId])
    return row ?? null
  },

  /** Which of both stands in the way of a new account. */
  async taken(q: Queryable, loginName: string, unitId: string | null, idHash: Buffer) {
    const [row] = await q.query<{ name: boolean; person: boolean }>(
      `select exists (select from account where lower(login_name) = lower($1) and revoked_at is null) as name,
         exists (select from account where unit_id = $2 and id_hash = $3 and revoked_at is null) as person`,
      [loginName, unitId, idHash],
    )
    return row ?? { name: false, person: false }
  },

  async create(tx: Transaction, account: NewAccount): Promise<string> {
    const { cipher, hash, masked } = account.idNumber
    const [row] = await tx.query<{ id: string }>(
      `insert into account (unit_id, login_name, password_hash, person_name, id_cipher, id_hash, id_masked, phone,
         may_administer, must_change_password, secret_expires_at, person_pinyin)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::boolean, case when $10 then now() + ${secretLife} end, $11) returning id`,
      [
        account.unitId,
        account.loginName,
        account.passwordHash,
        account.personName,
        cipher,
        hash,
        masked,
        account.phone,
        account.mayAdminister,
        account.issued,
        personPinyin(account.personName),
      ],
    )
    return row?.id ?? ''
  },

  /** Which login names are in use, in lower case, and who of these people has a login in one of these units, as `unit hash`. */
  async takenAmong(q: Queryable, loginNames: readonly string[], unitIds: readonly string[], idHashes: readonly Buffer[]) {
    const names = await q.query<{ name: string }>(
      'select lower(login_name) as name from account where lower(login_name) in (select lower(n) from unnest($1::text[]) n) and revoked_at is null',
      [loginNames],
    )
    const people = await q.query<{ person: string }>(
      `select encode(id_hash, 'hex') as person from account where unit_id = any($1) and id_hash = any($2) and revoked_at is null`,
      [unitIds, idHashes],
    )
    return { names: new Set(names.map(({ name }) => name)), people: new Set(people.map(({ person }) => person)) }
  },

  /** Many issued logins in one statement. @returns when their secrets end */
  async createMany(tx: Transaction, accounts: readonly (Omit<NewAccount, 'issued'> & { id: string })[]): Promise<Date | null> {
    const records = accounts.map(({ idNumber: { cipher, hash, masked }, ...account }) => ({
      ...account,
      pinyin: personPinyin(account.personName),
      cipher: cipher.toString('hex'),
      hash: hash.toString('hex'),
      masked,
    }))
    const [row] = await tx.query<{ expiresAt: Date }>(
      `with made as (
         insert into account (id, unit_id, login_name, password_hash, person_name, id_cipher, id_hash, id_masked, phone,
           may_administer, must_change_password, secret_expires_at, person_pinyin)
         select n.id, n."unitId", n."loginName", n."passwordHash", n."personName", decode(n.cipher, 'hex'), decode(n.hash, 'hex'),
           n.masked, n.phone, n."mayAdminister", true, now() + ${secretLife}, n.pinyin
         from jsonb_to_recordset($1::jsonb) as n(id uuid, "unitId" uuid, "loginName" text, "passwordHash" text,
           "personName" text, cipher text, hash text, masked text, phone text, "mayAdminister" boolean,
           pinyin text)
         returning secret_expires_at)
       select max(secret_expires_at) as "expiresAt" from made`,
      [JSON.stringify(records)],
    )
    return row?.expiresAt ?? null
  },

  /** @returns when an issued secret ends */
  async setPassword(tx: Transaction, accountId: string, passwordHash: string, issued: boolean): Promise<Date | null> {
    // Whoever asks for a new secret has often lost the telephone as well.
    if (issued) await tx.query('delete from second_factor where account_id = $1', [accountId])
    const [row] = await tx.query<{ expiresAt: Date | null }>(
      `update account set password_hash = $2, must_change_password = $3::boolean,
         secret_expires_at = case when $3 then now() + ${secretLife} end
       where id = $1 returning secret_expires_at as "expiresAt"`,
      [accountId, passwordHash, issued],
    )
    return row?.expiresAt ?? null
  },

  /** The password still opens the door, but nothing behind it before it is changed. */
  async requireChange(tx: Transaction, accountId: string): Promise<void> {
    await tx.query('update account set must_change_password = true where id = $1', [accountId])
  },
}
