import type { Queryable, Transaction } from '../database/database.js'
import type { Campaign, StageWindow } from './reference-rows.js'

/** What can be said of a campaign; the year is said once. */
export type CampaignFacts = Omit<Campaign, 'id' | 'revision'>

const columns = `id, year, name, filing_opens_at as "filingOpensAt", filing_closes_at as "filingClosesAt",
  review_opens_at as "reviewOpensAt", review_closes_at as "reviewClosesAt", publicity_required as "publicityRequired",
  series_codes as "seriesCodes", revision`

/** Locked until the transaction ends; undefined when there is none. */
export async function lockCampaign(tx: Transaction, id: string): Promise<Campaign | undefined> {
  const [row] = await tx.query<Omit<Campaign, 'stageWindows'>>(`select ${columns} from campaign where id = $1 for update`, [id])
  if (!row) return undefined
  const stageWindows = await tx.query<StageWindow & object>(
    `select stage, opens_at as "opensAt", closes_at as "closesAt" from campaign_window where campaign_id = $1 order by stage`,
    [id],
  )
  return { ...row, stageWindows }
}

/** @throws the unique violation `campaign_name_idx` */
export async function insertCampaign(tx: Transaction, facts: CampaignFacts): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into campaign (year, name, filing_opens_at, filing_closes_at, review_opens_at, review_closes_at, publicity_required,
       series_codes) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [facts.year, ...valuesOf(facts)],
  )
  if (!row) throw new Error('the campaign was not written')
  await writeWindows(tx, row.id, facts.stageWindows)
  return row.id
}

/** @throws the unique violation `campaign_name_idx` */
export async function updateCampaign(tx: Transaction, id: string, facts: CampaignFacts): Promise<void> {
  await tx.query(
    `update campaign set name = $2, filing_opens_at = $3, filing_closes_at = $4, review_opens_at = $5, review_closes_at = $6,
       publicity_required = $7, series_codes = $8, revision = revision + 1 where id = $1`,
    [id, ...valuesOf(facts)],
  )
  await tx.query('delete from campaign_window where campaign_id = $1', [id])
  await writeWindows(tx, id, facts.stageWindows)
}

const valuesOf = (facts: CampaignFacts): unknown[] => [
  facts.name,
  facts.filingOpensAt,
  facts.filingClosesAt,
  facts.reviewOpensAt,
  facts.reviewClosesAt,
  facts.publicityRequired,
  facts.seriesCodes,
]

async function writeWindows(tx: Transaction, id: string, windows: readonly StageWindow[]): Promise<void> {
  for (const { stage, opensAt, closesAt } of windows)
    await tx.query('insert into campaign_window (campaign_id, stage, opens_at, closes_at) values ($1, $2, $3, $4)', [
      id,
      stage,
      opensAt,
      closesAt,
    ])
}

/** Series in which applications of the campaign have been filed, of those not in the list. */
export async function filedOutside(tx: Transaction, id: string, seriesCodes: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ code: string }>(
    `select distinct series_code as code from application where campaign_id = $1 and series_code <> all ($2) order by 1`,
    [id, seriesCodes],
  )
  return rows.map(({ code }) => code)
}

export interface CampaignChangeRow {
  id: string
  actorName: string
  reason: string
  /** null: it was opened. */
  before: Record<string, unknown> | null
  after: Record<string, unknown>
  noticeId: string | null
  at: Date
}

export async function insertChange(
  tx: Transaction,
  change: Omit<CampaignChangeRow, 'id' | 'at'> & { campaignId: string; actorId: string },
): Promise<void> {
  const { campaignId, actorId, actorName, reason, before, after, noticeId } = change
  await tx.query(
    `insert into campaign_change (campaign_id, actor_id, actor_name, reason, before, after, notice_id)
     values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7)`,
    [campaignId, actorId, actorName, reason, before && JSON.stringify(before), JSON.stringify(after), noticeId],
  )
}

/** The latest first, at most a hundred. */
export function changesOf(q: Queryable, campaignId: string): Promise<CampaignChangeRow[]> {
  return q.query<CampaignChangeRow & object>(
    `select id, actor_name as "actorName", reason, before, after, notice_id as "noticeId", at
     from campaign_change where campaign_id = $1 order by id desc limit 100`,
    [campaignId],
  )
}
