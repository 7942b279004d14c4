import type { ApplicationRow } from '../applications/application.store.js'
import type { Queryable } from '../database/database.js'

/** Which of them their present holder has given back to the applicant before (一次性告知补正). Source: B2. */
export async function correctionsListed(q: Queryable, rows: readonly ApplicationRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const found = await q.query<{ id: string }>(
    {
      name: 'corrections-listed',
      text: `select distinct t.application_id as id from transfer t
             join unnest($1::uuid[], $2::uuid[]) as held(application_id, unit_id)
               on held.application_id = t.application_id and held.unit_id = t.from_unit_id
             where t.application_id = any ($1::uuid[]) and t.action = 'returnToApplicant'`,
    },
    [rows.map(({ id }) => id), rows.map(({ holderUnitId }) => holderUnitId)],
  )
  return new Set(found.map(({ id }) => id))
}
