import type { Queryable, Transaction } from '../database/database.js'
import type { Leaver } from '../workflow/departure.js'

/** Who may administer a unit; whoever changes that holds the unit, so that of two changes at once one sees the other. */
export const administrators = {
  lockUnit: (tx: Transaction, unitId: string) => tx.query('select from unit where id = $1 for no key update', [unitId]),

  async leaver(q: Queryable, accountId: string): Promise<Leaver | undefined> {
    const [row] = await q.query<Leaver & object>(
      `select a.id as "accountId", a.unit_id as "unitId", a.may_administer as "mayAdminister", u.status = 'CLOSED' as "unitClosed",
         (select count(*)::int from account other where other.unit_id = a.unit_id and other.id <> a.id
            and other.may_administer and other.revoked_at is null) as "otherAdministrators"
       from account a join unit u on u.id = a.unit_id where a.id = $1 and a.revoked_at is null`,
      [accountId],
    )
    return row
  },

  set: (tx: Transaction, accountId: string, mayAdminister: boolean) =>
    tx.query(
      `update account set may_administer = $2::boolean, hat = case when $2 or hat is null then hat else 'APPLICANT' end where id = $1`,
      [accountId, mayAdminister],
    ),
}
