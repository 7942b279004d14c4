import type { Queryable, Transaction } from '../database/database.js'
import type { MeetingOutcome } from '../workflow/ballots.js'
import type { ObjectionOutcome } from '../workflow/publicity.js'

export interface SignedMinutes {
  text: string
  signedName: string
  /** YYYY-MM-DD */
  signedOn: string
}

export async function writeMinutes(tx: Transaction, meetingId: string, minutes: SignedMinutes): Promise<void> {
  await tx.query(`update meeting set minutes = $2, minutes_signed_name = $3, minutes_signed_on = $4 where id = $1`, [
    meetingId,
    minutes.text,
    minutes.signedName,
    minutes.signedOn,
  ])
}

export interface NewResultObjection {
  meetingId: string
  applicationId: string
  raisedBy: string
  content: string
  receivedOn: string
}

export async function insertResultObjection(tx: Transaction, objection: NewResultObjection, accountId: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into results_objection (meeting_id, application_id, raised_by, content, received_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [objection.meetingId, objection.applicationId, objection.raisedBy, objection.content, objection.receivedOn, accountId],
  )
  if (!row) throw new Error('the objection was not written')
  return row.id
}

/** @returns false when it has been handled before */
export async function answerResultObjection(
  tx: Transaction,
  id: string,
  answer: { outcome: ObjectionOutcome; handling: string },
  actor: { accountId: string; personName: string },
): Promise<boolean> {
  const rows = await tx.query(
    `update results_objection set outcome = $2, handling = $3, handled_by = $4, handled_by_name = $5, handled_at = now()
     where id = $1 and handled_at is null returning id`,
    [id, answer.outcome, answer.handling, actor.accountId, actor.personName],
  )
  return rows.length > 0
}

export async function meetingOfObjection(q: Queryable, id: string): Promise<string | undefined> {
  const [row] = await q.query<{ id: string }>('select meeting_id as id from results_objection where id = $1', [id])
  return row?.id
}

export interface ResultObjectionRow {
  id: string
  meetingId: string
  applicationId: string
  applicantName: string
  raisedBy: string
  content: string
  /** YYYY-MM-DD */
  receivedOn: string
  createdAt: Date
  outcome: ObjectionOutcome | null
  handling: string | null
  handledByName: string | null
  handledAt: Date | null
}

/** Of many meetings, oldest first. */
export async function resultObjectionsOf(q: Queryable, meetingIds: readonly string[]): Promise<ResultObjectionRow[]> {
  return q.query<ResultObjectionRow & object>(
    `select o.id, o.meeting_id as "meetingId", o.application_id as "applicationId", c.applicant_name as "applicantName",
       o.raised_by as "raisedBy", o.content, o.received_on::text as "receivedOn", o.created_at as "createdAt", o.outcome, o.handling,
       o.handled_by_name as "handledByName", o.handled_at as "handledAt"
     from results_objection o join meeting_case c on c.meeting_id = o.meeting_id and c.application_id = o.application_id
     where o.meeting_id = any ($1) order by o.id`,
    [meetingIds],
  )
}

export interface CountedCase {
  applicationId: string
  votesFor: number
  /** An objection against it was right. */
  upheld: boolean
}

/** What has been counted, in the order of the applications' ids: everybody who moves many locks them in this order. */
export async function countedCases(q: Queryable, meetingId: string): Promise<CountedCase[]> {
  return q.query<CountedCase & object>(
    `select c.application_id as "applicationId", c.votes_for as "votesFor", exists (select from results_objection o
       where o.meeting_id = c.meeting_id and o.application_id = c.application_id and o.outcome = 'UPHELD') as upheld
     from meeting_case c where c.meeting_id = $1 order by c.application_id`,
    [meetingId],
  )
}

export async function writeOutcomes(
  tx: Transaction,
  meetingId: string,
  outcomes: ReadonlyMap<string, MeetingOutcome>,
): Promise<void> {
  await tx.query(
    `update meeting_case c set outcome = n.outcome
     from jsonb_to_recordset($2::jsonb) as n("applicationId" uuid, outcome text)
     where c.meeting_id = $1 and c.application_id = n."applicationId"`,
    [meetingId, JSON.stringify([...outcomes].map(([applicationId, outcome]) => ({ applicationId, outcome })))],
  )
}

export async function postMeeting(
  tx: Transaction,
  meetingId: string,
  posting: { startsOn: string; endsOn: string; workingDays: number },
): Promise<void> {
  await tx.query(
    `update meeting set stage = 'POSTED', posted_on = $2, ends_on = $3, working_days = $4, revision = revision + 1
     where id = $1`,
    [meetingId, posting.startsOn, posting.endsOn, posting.workingDays],
  )
}
