import type { Transaction } from '../database/database.js'
import type { Stage } from '../workflow/campaign-windows.js'

export interface RemindedApplicant {
  applicationId: string
  accountId: string
}

export interface RemindedUnit {
  unitId: string
  closesAt: Date
  waiting: number
}

/** A window of the campaign that closes soon, for what is at that stage; CORRECTED: for what was returned once. */
export interface ClosingStage {
  stage: Stage | 'CORRECTED'
  closesAt: Date
}

/**
 * Notes those who still have to hand in, once for this closing time; whoever has been noted before is left out.
 * @param status DRAFT, or RETURNED, whose window is another
 */
export function noteApplicants(
  tx: Transaction,
  { campaignId, status, closesAt }: { campaignId: string; status: 'DRAFT' | 'RETURNED'; closesAt: Date },
): Promise<RemindedApplicant[]> {
  return tx.query<RemindedApplicant & object>(
    `with noted as (
       insert into campaign_reminder (campaign_id, closes_at, application_id)
       select $1, $3, a.id from application a join account on account.id = a.applicant_id and account.revoked_at is null
       where a.campaign_id = $1 and a.status = $2 on conflict do nothing returning application_id)
     select a.id as "applicationId", a.applicant_id as "accountId" from noted join application a on a.id = noted.application_id`,
    [campaignId, status, closesAt],
  )
}

/** Notes units that hold something at a stage that closes, once for each closing time. */
export function noteUnits(tx: Transaction, campaignId: string, stages: readonly ClosingStage[]): Promise<RemindedUnit[]> {
  return tx.query<RemindedUnit & object>(
    `with held as (
       select a.holder_unit_id as unit_id, case when a.version_number > 1 then 'CORRECTED' when a.holder_unit_id = a.unit_id
         then 'FILING_UNIT' when u.kind = 'COUNTY_BUREAU' then 'COUNTY' when u.kind = 'PREFECTURE_BUREAU' then 'PREFECTURE'
         else 'RECOMMENDING' end as stage
       from application a join unit u on u.id = a.holder_unit_id where a.campaign_id = $1 and a.status = 'WITH_UNIT'),
     closing as (
       select held.unit_id, s.closes_at, count(*)::int as waiting
       from held join unnest($2::text[], $3::timestamptz(3)[]) as s (stage, closes_at) using (stage) group by 1, 2),
     noted as (
       insert into campaign_reminder (campaign_id, closes_at, unit_id)
       select $1, closes_at, unit_id from closing on conflict do nothing returning unit_id, closes_at)
     select unit_id as "unitId", closes_at as "closesAt", waiting from noted join closing using (unit_id, closes_at)`,
    [campaignId, stages.map(({ stage }) => stage), stages.map(({ closesAt }) => closesAt)],
  )
}
