import type { Queryable, Transaction } from '../database/database.js'
import { features, type Feature } from '../workflow/features.js'

export interface FeatureSwitchRow {
  feature: Feature
  on: boolean
  /** All four are null when nobody has ever switched it. */
  changedByName: string | null
  changedAt: Date | null
  noticeId: string | null
  noticeTitle: string | null
}

/** Every function in the order of the workflow, named ones only; one without a row is on. */
export function featureSwitches(q: Queryable, which: readonly Feature[] = features): Promise<FeatureSwitchRow[]> {
  return q.query<FeatureSwitchRow & object>(
    `select named.feature, coalesce(s.enabled, true) as "on", a.person_name as "changedByName", s.changed_at as "changedAt",
       n.id as "noticeId", n.title as "noticeTitle"
     from unnest($1::text[]) with ordinality as named (feature, place) left join feature_switch s using (feature)
     left join account a on a.id = s.changed_by left join notice n on n.id = s.notice_id order by named.place`,
    [which],
  )
}

/** The switch as it stands; others who flip it wait, even when it has no row yet. */
export async function lockFeatureSwitch(tx: Transaction, feature: Feature): Promise<FeatureSwitchRow> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('feature_switch:' || $1, 0))`, [feature])
  const [row] = await featureSwitches(tx, [feature])
  if (!row) throw new Error(`the function ${feature} was not read`)
  return row
}

export async function flipFeatureSwitch(
  tx: Transaction,
  flip: { feature: Feature; on: boolean; noticeId: string | null; accountId: string },
): Promise<void> {
  await tx.query(
    `insert into feature_switch (feature, enabled, notice_id, changed_by) values ($1, $2, $3, $4)
     on conflict (feature) do update set enabled = excluded.enabled, notice_id = excluded.notice_id,
       changed_by = excluded.changed_by, changed_at = now()`,
    [flip.feature, flip.on, flip.noticeId, flip.accountId],
  )
}
