import type { Queryable } from '../database/database.js'
import type { ObjectionOutcome } from '../workflow/publicity.js'

/** One line of the list, as it was posted. */
export interface PublicityEntryRow {
  publicityId: string
  applicationId: string
  applicantName: string
  titleName: string
  seriesName: string
  levelName: string
  versionNumber: number
}

export interface PublicityPhotoRow {
  id: string
  publicityId: string
  fileId: string
  caption: string | null
  createdAt: Date
}

export interface ObjectionRow {
  id: string
  publicityId: string
  applicationId: string | null
  raisedBy: string
  content: string
  /** YYYY-MM-DD. */
  receivedOn: string
  createdAt: Date
  outcome: ObjectionOutcome | null
  handling: string | null
  handledByName: string | null
  handledAt: Date | null
}

export async function entriesOf(q: Queryable, ids: readonly string[]): Promise<PublicityEntryRow[]> {
  return q.query<PublicityEntryRow & object>(
    `select publicity_id as "publicityId", application_id as "applicationId", applicant_name as "applicantName",
       title_name as "titleName", series_name as "seriesName", level_name as "levelName", version_number as "versionNumber"
     from publicity_entry where publicity_id = any ($1) order by publicity_id, position`,
    [ids],
  )
}

export async function photosOf(q: Queryable, ids: readonly string[]): Promise<PublicityPhotoRow[]> {
  return q.query<PublicityPhotoRow & object>(
    `select id, publicity_id as "publicityId", file_id as "fileId", caption, created_at as "createdAt"
     from publicity_photo where publicity_id = any ($1) order by id`,
    [ids],
  )
}

export async function objectionsOf(q: Queryable, ids: readonly string[]): Promise<ObjectionRow[]> {
  return q.query<ObjectionRow & object>(
    `select id, publicity_id as "publicityId", application_id as "applicationId", raised_by as "raisedBy", content,
       received_on::text as "receivedOn", created_at as "createdAt", outcome, handling,
       handled_by_name as "handledByName", handled_at as "handledAt"
     from publicity_objection where publicity_id = any ($1) order by id`,
    [ids],
  )
}
