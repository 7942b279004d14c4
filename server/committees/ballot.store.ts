import type { Queryable, Transaction } from '../database/database.js'
import type { Seat } from '../workflow/ballot-box.js'
import type { BallotCount, Slip } from '../workflow/ballots.js'

/** Who sits in a meeting now, in numbers; whoever was replaced is not among them. */
export interface Roll {
  members: number
  present: number
  voted: number
}

/** By meeting. */
export async function rollsOf(q: Queryable, meetingIds: readonly string[]): Promise<Map<string, Roll>> {
  const rows = await q.query<Roll & { id: string }>(
    {
      name: 'meeting-rolls',
      text: `select meeting_id as id, count(*)::int as members, count(present_at)::int as present, count(voted_at)::int as voted
             from meeting_member where meeting_id = any ($1) and replaced_at is null group by meeting_id`,
    },
    [meetingIds],
  )
  const found = new Map(rows.map(({ id, ...roll }) => [id, roll]))
  return new Map(meetingIds.map((id) => [id, found.get(id) ?? { members: 0, present: 0, voted: 0 }]))
}

export interface SeatRow extends Seat {
  presentAt: Date | null
  votedAt: Date | null
}

/** One person's seats, by meeting; who was replaced has none. */
export async function seatsOf(q: Queryable, meetingIds: readonly string[], accountId: string): Promise<Map<string, SeatRow>> {
  const rows = await q.query<{ id: string; presentAt: Date | null; votedAt: Date | null }>(
    {
      name: 'meeting-seats',
      text: `select meeting_id as id, present_at as "presentAt", voted_at as "votedAt"
             from meeting_member where meeting_id = any ($1) and account_id = $2 and replaced_at is null`,
    },
    [meetingIds, accountId],
  )
  return new Map(rows.map(({ id, ...at }) => [id, { ...at, present: at.presentAt !== null, voted: at.votedAt !== null }]))
}

/** @returns false when the seat has been given to somebody else, or its member has checked in already */
export async function markPresent(tx: Transaction, meetingId: string, accountId: string): Promise<boolean> {
  const rows = await tx.query(
    `update meeting_member set present_at = now() where meeting_id = $1 and account_id = $2 and present_at is null and replaced_at is null
     returning meeting_id`,
    [meetingId, accountId],
  )
  return rows.length > 0
}

/** @returns false when this member has voted already: whoever clicks twice waits here for the first click */
export async function markVoted(tx: Transaction, meetingId: string, accountId: string): Promise<boolean> {
  const rows = await tx.query(
    `update meeting_member set voted_at = now()
     where meeting_id = $1 and account_id = $2 and voted_at is null and present_at is not null and replaced_at is null
     returning meeting_id`,
    [meetingId, accountId],
  )
  return rows.length > 0
}

/** The papers of one ballot, with nothing on them of whose they are. */
export async function putIn(tx: Transaction, meetingId: string, slips: readonly Slip[]): Promise<void> {
  await tx.query(
    `insert into ballot_slip (meeting_id, application_id, choice)
     select $1, slip."applicationId", slip.choice from jsonb_to_recordset($2::jsonb) as slip("applicationId" uuid, choice text)`,
    [meetingId, JSON.stringify(slips)],
  )
}

/**
 * Empties the box and fills it with the same papers in an order nobody chose, so that from then on neither their places, their
 * ids nor the transaction that wrote them tell which were put in together, or when.
 */
export async function shuffle(tx: Transaction, meetingId: string): Promise<Slip[]> {
  return tx.query<Slip & object>(
    `with taken as (delete from ballot_slip where meeting_id = $1 returning application_id, choice)
     insert into ballot_slip (meeting_id, application_id, choice)
     select $1, application_id, choice from taken order by gen_random_uuid()
     returning application_id as "applicationId", choice`,
    [meetingId],
  )
}

export async function caseIdsOf(q: Queryable, meetingId: string): Promise<string[]> {
  const rows = await q.query<{ id: string }>(
    'select application_id as id from meeting_case where meeting_id = $1 order by position',
    [meetingId],
  )
  return rows.map(({ id }) => id)
}

export async function writeCounts(tx: Transaction, meetingId: string, counts: ReadonlyMap<string, BallotCount>): Promise<void> {
  const rows = [...counts].map(([applicationId, count]) => ({ applicationId, ...count }))
  await tx.query(
    `update meeting_case c set votes_for = n."votesFor", votes_against = n."votesAgainst", votes_abstained = n."votesAbstained"
     from jsonb_to_recordset($2::jsonb) as n("applicationId" uuid, "votesFor" int, "votesAgainst" int, "votesAbstained" int)
     where c.meeting_id = $1 and c.application_id = n."applicationId"`,
    [meetingId, JSON.stringify(rows)],
  )
}
