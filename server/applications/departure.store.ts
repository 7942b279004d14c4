import type { Queryable, Transaction } from '../database/database.js'
import { columns, type ApplicationRow } from './application.store.js'

const open = `applicant_id = $1 and status not in ('ACCEPTED', 'PASSED', 'NOT_PASSED', 'ENDED')`

/** Who leaves a unit, and the applications that hang on it. */
export const departures = {
  open: (q: Queryable, accountId: string): Promise<ApplicationRow[]> =>
    q.query<ApplicationRow & object>(`select ${columns} from application where ${open} order by id`, [accountId]),

  lockOpen: (tx: Transaction, accountId: string): Promise<ApplicationRow[]> =>
    tx.query<ApplicationRow & object>(`select ${columns} from application where ${open} order by id for update`, [accountId]),

  /** What the same person still has to write under a login that is no more. */
  leftBehind: (tx: Transaction, campaignId: string, personHash: Buffer): Promise<ApplicationRow[]> =>
    tx.query<ApplicationRow & object>(
      `select ${columns} from application where filing_year = (select year from campaign where id = $1) and person_hash = $2 and status in ('DRAFT', 'RETURNED')
         and exists (select from account where account.id = applicant_id and account.revoked_at is not null) for update`,
      [campaignId, personHash],
    ),

  leave: (tx: Transaction, accountId: string) =>
    tx.query('update account set left_at = now(), revoked_at = now() where id = $1', [accountId]),
}
