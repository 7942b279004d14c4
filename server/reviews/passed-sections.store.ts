import type { ApplicationRow } from '../applications/application.store.js'
import type { Transaction } from '../database/database.js'
import { decisive, locksAfterReturn, type Judged } from '../workflow/verdicts.js'

interface JudgedSection {
  key: string
  contentHash: string
  /** By the unit that returns it; null when its sheet has no such item. */
  own: (Judged & { reopened: boolean }) | null
  /** The latest verdict of an earlier sheet, of any unit, on this very content. */
  earlier: Judged | null
}

/**
 * Closes what passed and opens the rest, once the application is back with its applicant; without itemised review all is open.
 * Source: S39, S40.
 * The hop of the return took its sheet along.
 */
export async function lockPassed(
  tx: Transaction,
  { id, lastTransferId }: Pick<ApplicationRow, 'id' | 'lastTransferId'>,
  itemised: boolean,
): Promise<void> {
  const sections = await tx.query<JudgedSection & object>(
    `with returned as materialized (select (select form_id from transfer where id = $2) as form_id)
     select s.key, s.content_hash as "contentHash",
       (select jsonb_build_object('verdict', i.verdict, 'contentHash', i.content_hash, 'reopened', i.reopened)
        from approval_item i where i.form_id = returned.form_id and i.section_key = s.key) as own,
       (select jsonb_build_object('verdict', i.verdict, 'contentHash', i.content_hash)
        from approval_form f join approval_item i on i.form_id = f.id
        where f.application_id = s.application_id and f.dispatched_at is not null and f.id is distinct from returned.form_id
          and i.section_key = s.key and i.content_hash = s.content_hash and (i.verdict is not null or i.reopened)
        order by f.dispatched_at desc limit 1) as earlier
     from section s, returned where s.application_id = $1`,
    [id, lastTransferId],
  )
  const locked = sections.filter(({ contentHash, own, earlier }) =>
    locksAfterReturn(decisive(own ?? undefined, earlier ?? undefined), contentHash, itemised),
  )
  await tx.query(`update section set locked = key = any($2) where application_id = $1 and locked <> (key = any($2))`, [
    id,
    locked.map(({ key }) => key),
  ])
}
