import { columns, type ApplicationRow } from '../applications/application.store.js'
import type { Database, Transaction } from '../database/database.js'
import { boundedCount, toPage, type Page, type Place } from '../database/page.js'
import type { Committee } from '../reference/reference-rows.js'
import { regionCode } from '../workflow/routing.js'
import type { MeetingCaseRow } from './meeting-parts.store.js'

export interface MeetingPlan {
  title: string
  /** YYYY-MM-DD */
  heldOn: string
  panelSize: number
}

// Held by the office, of this committee's series, levels and area, in the campaign $2.
const judgeable = `application.holder_unit_id = $1 and application.status = 'ACCEPTED' and application.campaign_id = $2
  and application.series_code = any ($3) and application.level_code = any ($4)
  and ($5 = '${regionCode}' or left(application.division_code, 4) = left($5, 4))`

const judging = ({ unitId, seriesCodes, levelCodes, areaCode }: Committee, campaignId: string) => [
  unitId,
  campaignId,
  seriesCodes,
  levelCodes,
  areaCode,
]

const inNoMeeting = `not exists (select from meeting_case k where k.application_id = application.id and not k.released)`

/** What the committee has accepted and no meeting has taken, by id. */
export async function meetingCandidates(
  db: Database,
  committee: Committee,
  campaignId: string,
  { limit, after }: Place,
): Promise<Page<ApplicationRow>> {
  const params = judging(committee, campaignId)
  const [rows, [counted]] = await Promise.all([
    db.query<ApplicationRow & object>(
      `select ${columns} from application where ${judgeable} and ${inNoMeeting} and ($6::uuid is null or application.id > $6::uuid)
       order by application.id limit ${limit + 1}`,
      [...params, after?.[0] ?? null],
    ),
    db.query<{ count: number }>(boundedCount(`application where ${judgeable} and ${inNoMeeting}`), params),
  ])
  return toPage('meeting-candidates', rows, limit, counted?.count ?? 0, (row) => [row.id])
}

export type TakenRow = ApplicationRow & { applicantName: string; unitName: string; meetingId: string | null }

/** Those of them that the committee can judge, locked in the order of their ids so that two meetings wait for each other. */
export async function lockForMeeting(tx: Transaction, committee: Committee, campaignId: string, ids: readonly string[]) {
  await tx.query('select from application where id = any ($1) order by id for update', [ids])
  return tx.query<TakenRow & object>(
    `select ${columns}, (select person_name from account where account.id = application.applicant_id) as "applicantName",
       (select name from unit where unit.id = application.unit_id) as "unitName",
       (select k.meeting_id from meeting_case k where k.application_id = application.id and not k.released) as "meetingId"
     from application where ${judgeable} and application.id = any ($6) order by application.id`,
    [...judging(committee, campaignId), ids],
  )
}

export async function insertMeeting(
  tx: Transaction,
  of: { committeeId: string; campaignId: string },
  plan: MeetingPlan,
  createdBy: string,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into meeting (committee_id, campaign_id, title, held_on, panel_size, created_by)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [of.committeeId, of.campaignId, plan.title, plan.heldOn, plan.panelSize, createdBy],
  )
  if (!row) throw new Error('the meeting was not written')
  return row.id
}

export async function updatePlan(tx: Transaction, id: string, plan: MeetingPlan): Promise<void> {
  await tx.query('update meeting set title = $2, held_on = $3, panel_size = $4, revision = revision + 1 where id = $1', [
    id,
    plan.title,
    plan.heldOn,
    plan.panelSize,
  ])
}

export type NewCase = Omit<MeetingCaseRow, 'meetingId' | 'votesFor' | 'votesAgainst' | 'votesAbstained' | 'outcome'>

/** All of them, in this order, in the place of those before. */
export async function replaceCases(tx: Transaction, meetingId: string, cases: readonly NewCase[]): Promise<void> {
  await tx.query('delete from meeting_case where meeting_id = $1', [meetingId])
  const placed = cases.map((one, index) => ({ ...one, position: index + 1 }))
  await tx.query(
    `insert into meeting_case (meeting_id, application_id, position, applicant_name, unit_name, title_name, series_name, level_name)
     select $1, c."applicationId", c.position, c."applicantName", c."unitName", c."titleName", c."seriesName", c."levelName"
     from jsonb_to_recordset($2::jsonb) as c ("applicationId" uuid, position int, "applicantName" text, "unitName" text,
       "titleName" text, "seriesName" text, "levelName" text)`,
    [meetingId, JSON.stringify(placed)],
  )
}

export async function cancel(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.query(
    `update meeting set stage = 'CANCELLED', cancelled_at = now(), cancel_reason = $2, revision = revision + 1 where id = $1`,
    [id, reason],
  )
}
