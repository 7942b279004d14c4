import type { Queryable, Transaction } from '../database/database.js'
import type { DrawEntry, DrawnPerson, PoolExpert } from '../workflow/draw.js'

// Every login of the person behind a login that has not ended; one without an ID number is a person alone.
const loginsOf = (login: string) =>
  `select l.id, l.unit_id from account l where l.revoked_at is null and (l.id = ${login}.id or l.id_hash = ${login}.id_hash)`

/** Experts of the pool whose login has not ended, with what could keep them from judging. @param only all of them, or one */
export function poolOf(q: Queryable, committeeId: string, only: string | null = null): Promise<PoolExpert[]> {
  return q.query<PoolExpert & object>(
    `select a.id as "accountId", a.person_name as "personName", u.name as "unitName",
       array(select l.id::text from (${loginsOf('a')}) l) as "accountIds",
       array(select distinct l.unit_id::text from (${loginsOf('a')}) l) as "unitIds",
       array(select distinct l.id::text from avoidance v join account other on other.id = v.person_account_id
             cross join lateral (select other.id union ${loginsOf('other').replace('l.id, l.unit_id', 'l.id')}) l
             where v.withdrawn_at is null and v.expert_account_id in (select id from (${loginsOf('a')}) own)) as avoids
     from expert e join account a on a.id = e.account_id join unit u on u.id = a.unit_id
     where e.committee_id = $1 and e.removed_at is null and a.revoked_at is null and ($2::uuid is null or a.id = $2::uuid)`,
    [committeeId, only],
  )
}

/** Whom a meeting judges, and the units they are near to. */
export function peopleOf(q: Queryable, meetingId: string): Promise<DrawnPerson[]> {
  return q.query<DrawnPerson & object>(
    `select array(select p.applicant_id::text union select l.id::text from account l where l.revoked_at is null and l.id_hash = p.person_hash)
         as "accountIds",
       array(select p.unit_id::text union select a.unit_id::text from account a where a.id = p.applicant_id
             union select l.unit_id::text from account l where l.revoked_at is null and l.id_hash = p.person_hash) as "unitIds"
     from meeting_case k join application p on p.id = k.application_id where k.meeting_id = $1`,
    [meetingId],
  )
}

export async function writeDraw(
  tx: Transaction,
  meetingId: string,
  seed: Buffer,
  order: readonly DrawEntry[],
  panelSize: number,
): Promise<void> {
  await tx.query(
    `insert into draw_entry (meeting_id, account_id, person_name, unit_name, position, reason)
     select $1, e."accountId", e."personName", e."unitName", e.position, e.reason
     from jsonb_to_recordset($2::jsonb) as e ("accountId" uuid, "personName" text, "unitName" text, position int, reason text)`,
    [meetingId, JSON.stringify(order)],
  )
  await tx.query(
    `insert into meeting_member (meeting_id, account_id, person_name, unit_name, position)
     select meeting_id, account_id, person_name, unit_name, position from draw_entry where meeting_id = $1 and position <= $2`,
    [meetingId, panelSize],
  )
  await tx.query(`update meeting set stage = 'SUMMONED', seed = $2, drawn_at = now(), revision = revision + 1 where id = $1`, [
    meetingId,
    seed,
  ])
}

/** @returns false when there is no such member, or one who was replaced before */
export async function unseat(tx: Transaction, meetingId: string, accountId: string, reason: string): Promise<boolean> {
  const rows = await tx.query(
    `update meeting_member set replaced_at = now(), replaced_reason = $3
     where meeting_id = $1 and account_id = $2 and replaced_at is null returning account_id`,
    [meetingId, accountId, reason],
  )
  return rows.length > 0
}

export async function seat(tx: Transaction, meetingId: string, accountId: string): Promise<void> {
  await tx.query(
    `insert into meeting_member (meeting_id, account_id, person_name, unit_name, position)
     select meeting_id, account_id, person_name, unit_name, position from draw_entry where meeting_id = $1 and account_id = $2`,
    [meetingId, accountId],
  )
  await tx.query('update meeting set revision = revision + 1 where id = $1', [meetingId])
}
