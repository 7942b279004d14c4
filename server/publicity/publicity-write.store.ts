import type { Transaction } from '../database/database.js'
import type { ObjectionOutcome } from '../workflow/publicity.js'
import type { PublicityEntryRow } from './publicity-parts.store.js'

interface Actor {
  accountId: string
  personName: string
  unitId: string
}

interface NewPosting {
  place: string
  startsOn: string
  endsOn: string
  workingDays: number
}

async function only(rows: Promise<{ id: string }[]>): Promise<string> {
  const [row] = await rows
  if (!row) throw new Error('the row was not written')
  return row.id
}

export const insertPosting = (tx: Transaction, posting: NewPosting, actor: Actor): Promise<string> =>
  only(
    tx.query(
      `insert into publicity (unit_id, place, starts_on, ends_on, working_days, opened_by, opened_by_name)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [actor.unitId, posting.place, posting.startsOn, posting.endsOn, posting.workingDays, actor.accountId, actor.personName],
    ),
  )

/** @param ids in the order of the posted list */
export async function insertEntries(
  tx: Transaction,
  publicityId: string,
  ids: readonly string[],
  entries: readonly Omit<PublicityEntryRow, 'publicityId'>[],
): Promise<void> {
  const placed = entries.map((entry) => ({ ...entry, position: ids.indexOf(entry.applicationId) + 1 }))
  await tx.query(
    `insert into publicity_entry (publicity_id, application_id, position, applicant_name, title_name, series_name, level_name, version_number)
     select $1, e."applicationId", e.position, e."applicantName", e."titleName", e."seriesName", e."levelName", e."versionNumber"
     from jsonb_to_recordset($2::jsonb) as e ("applicationId" uuid, position int, "applicantName" text, "titleName" text,
       "seriesName" text, "levelName" text, "versionNumber" int)`,
    [publicityId, JSON.stringify(placed)],
  )
}

export async function closePosting(tx: Transaction, id: string, conclusion: string, actor: Actor): Promise<void> {
  await tx.query(
    'update publicity set closed_at = now(), closed_by = $2, closed_by_name = $3, conclusion = $4 where id = $1 and closed_at is null',
    [id, actor.accountId, actor.personName, conclusion],
  )
}

export const insertPhoto = (tx: Transaction, publicityId: string, fileId: string, caption: string | null, actor: Actor) =>
  only(
    tx.query('insert into publicity_photo (publicity_id, file_id, caption, added_by) values ($1, $2, $3, $4) returning id', [
      publicityId,
      fileId,
      caption,
      actor.accountId,
    ]),
  )

/** @returns the id of its file, undefined when there is no such photo */
export async function deletePhoto(tx: Transaction, id: string): Promise<string | undefined> {
  const [row] = await tx.query<{ fileId: string }>('delete from publicity_photo where id = $1 returning file_id as "fileId"', [
    id,
  ])
  return row?.fileId
}

export interface NewObjection {
  publicityId: string
  applicationId: string | null
  raisedBy: string
  content: string
  receivedOn: string
}

/** @throws the foreign key violation when the application is not on the list */
export const insertObjection = (tx: Transaction, objection: NewObjection, actor: Actor): Promise<string> =>
  only(
    tx.query(
      `insert into publicity_objection (publicity_id, application_id, raised_by, content, received_on, recorded_by)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [
        objection.publicityId,
        objection.applicationId,
        objection.raisedBy,
        objection.content,
        objection.receivedOn,
        actor.accountId,
      ],
    ),
  )

/** @returns false when it has been handled before */
export async function handleObjection(
  tx: Transaction,
  id: string,
  answer: { outcome: ObjectionOutcome; handling: string },
  actor: Actor,
): Promise<boolean> {
  const rows = await tx.query(
    `update publicity_objection set outcome = $2, handling = $3, handled_by = $4, handled_by_name = $5, handled_at = now()
     where id = $1 and handled_at is null returning id`,
    [id, answer.outcome, answer.handling, actor.accountId, actor.personName],
  )
  return rows.length > 0
}

/** The posting that a photo or an objection belongs to. */
export async function publicityIdOf(tx: Transaction, part: 'photo' | 'objection', id: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(`select publicity_id as id from publicity_${part} where id = $1`, [id])
  return row?.id
}
