import { columns, type ApplicationRow } from '../applications/application.store.js'
import type { Database, Transaction } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'

// The same rule as `postable` in workflow/publicity.ts; nothing that is being posted, or has been without an upheld objection.
const postableSql = `application.holder_unit_id = $1 and application.status = 'WITH_UNIT'
  and (application.unit_id = $1 or application.self_administered)
  and not exists (select from publicity_entry e join publicity p on p.id = e.publicity_id
    where e.application_id = application.id and (p.closed_at is null or not exists (select from publicity_objection o
      where o.publicity_id = p.id and o.outcome = 'UPHELD' and (o.application_id is null or o.application_id = application.id))))`

/** What a unit can post now, by id. */
export async function publicityCandidates(db: Database, unitId: string, args: PageArgs): Promise<Page<ApplicationRow>> {
  const { limit, after } = readPage('publicity-candidates', args, 1)
  const [rows, [counted]] = await Promise.all([
    db.query<ApplicationRow & object>(
      `select ${columns} from application where ${postableSql} and ($2::uuid is null or application.id > $2::uuid)
       order by application.id limit ${limit + 1}`,
      [unitId, after?.[0] ?? null],
    ),
    db.query<{ count: number }>(boundedCount(`application where ${postableSql}`), [unitId]),
  ])
  return toPage('publicity-candidates', rows, limit, counted?.count ?? 0, (row) => [row.id])
}

export type PostedRow = ApplicationRow & { applicantName: string; beingPosted: boolean }

/** Applications with their applicants' names, locked in the order of their ids so that two openings wait for each other. */
export async function lockForPosting(tx: Transaction, ids: readonly string[]): Promise<PostedRow[]> {
  await tx.query('select from application where id = any ($1) order by id for update', [ids])
  // A statement of its own: it sees what whoever held the lock before has posted.
  return tx.query<PostedRow & object>(
    `select ${columns}, (select person_name from account where account.id = application.applicant_id) as "applicantName",
       exists (select from publicity_entry e join publicity p on p.id = e.publicity_id
               where e.application_id = application.id and p.closed_at is null) as "beingPosted"
     from application where application.id = any ($1) order by application.id`,
    [ids],
  )
}
