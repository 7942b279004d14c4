import type { Queryable, Transaction } from '../database/database.js'

export interface SecondFactorRow {
  cipher: Buffer
  confirmedAt: Date | null
  /** Recovery codes not used yet. */
  codesLeft: number
}

/** The second factor of an account and its recovery codes. */
export const secondFactors = {
  async of(q: Queryable, accountId: string): Promise<SecondFactorRow | undefined> {
    const [row] = await q.query<SecondFactorRow & object>(
      `select secret_cipher as cipher, confirmed_at as "confirmedAt",
         (select count(*)::int from recovery_code c where c.account_id = f.account_id and c.used_at is null) as "codesLeft"
       from second_factor f where f.account_id = $1`,
      [accountId],
    )
    return row
  },

  /** One that nobody has confirmed yet is replaced. */
  begin: (tx: Transaction, accountId: string, cipher: Buffer) =>
    tx.query(
      `insert into second_factor (account_id, secret_cipher) values ($1, $2)
       on conflict (account_id) do update set secret_cipher = $2, created_at = now() where second_factor.confirmed_at is null`,
      [accountId, cipher],
    ),

  async finish(tx: Transaction, accountId: string, step: number, codes: readonly Buffer[]): Promise<boolean> {
    const rows = await tx.query(
      `update second_factor set confirmed_at = now(), last_step = $2 where account_id = $1 and confirmed_at is null returning account_id`,
      [accountId, step],
    )
    if (rows.length === 0) return false
    await tx.query('insert into recovery_code (account_id, hash) select $1, unnest($2::bytea[])', [accountId, codes])
    return true
  },

  /** False when the code of this step, or of a later one, was used before. */
  async useStep(tx: Transaction, accountId: string, step: number): Promise<boolean> {
    const rows = await tx.query(
      'update second_factor set last_step = $2 where account_id = $1 and last_step < $2 returning account_id',
      [accountId, step],
    )
    return rows.length > 0
  },

  async useRecoveryCode(tx: Transaction, accountId: string, hash: Buffer): Promise<boolean> {
    const rows = await tx.query(
      'update recovery_code set used_at = now() where account_id = $1 and hash = $2 and used_at is null returning account_id',
      [accountId, hash],
    )
    return rows.length > 0
  },

  remove: (tx: Transaction, accountId: string) => tx.query('delete from second_factor where account_id = $1', [accountId]),
}
