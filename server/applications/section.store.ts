import { among } from '../database/among.js'
import type { Queryable, Transaction } from '../database/database.js'
import type { SectionContent } from '../workflow/section-content.js'

/** A section as it stands now. */
export interface SectionRow {
  applicationId: string
  key: string
  content: SectionContent
  contentHash: string
  /** Passed in an itemised review: closed to the applicant, its attachments included. Source: S40. */
  locked: boolean
  revision: number
  updatedAt: Date
}

/** The select list of a `SectionRow` from the table `section`. */
export const sectionColumns = `section.application_id as "applicationId", section.key, section.content,
  section.content_hash as "contentHash", section.locked, section.revision, section.updated_at as "updatedAt"`

export async function sectionsOf(q: Queryable, applicationIds: readonly string[]): Promise<SectionRow[]> {
  return q.query<SectionRow & object>(
    { name: 'sections-of', text: `select ${sectionColumns} from section where application_id = ${among('$1')}` },
    [applicationIds],
  )
}

export async function sectionOf(q: Queryable, applicationId: string, key: string): Promise<SectionRow | undefined> {
  const [row] = await q.query<SectionRow & object>(
    `select ${sectionColumns} from section where application_id = $1 and key = $2`,
    [applicationId, key],
  )
  return row
}

/** The keys of the passed sections, by application. */
export async function passedSections(q: Queryable, applicationIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await q.query<{ id: string; keys: string[] }>(
    {
      name: 'passed-sections',
      text: `select application_id as id, array_agg(key) as keys from section
             where application_id = ${among('$1')} and locked group by application_id`,
    },
    [applicationIds],
  )
  return new Map(rows.map(({ id, keys }) => [id, keys]))
}

export async function createSections(
  tx: Transaction,
  applicationId: string,
  sections: readonly Pick<SectionRow, 'key' | 'content' | 'contentHash'>[],
): Promise<void> {
  await tx.query(
    `insert into section (application_id, key, content, content_hash)
     select $1, s.key, s.content, s."contentHash" from jsonb_to_recordset($2::jsonb) as s (key text, content jsonb, "contentHash" text)`,
    [applicationId, JSON.stringify(sections)],
  )
}

/** Guarded by the revision that was read: undefined when somebody else has written meanwhile. */
export async function writeSection(
  tx: Transaction,
  read: Pick<SectionRow, 'applicationId' | 'key' | 'revision'>,
  written: Pick<SectionRow, 'content' | 'contentHash'>,
): Promise<SectionRow | undefined> {
  const [row] = await tx.query<SectionRow & object>(
    `update section set content = $4::jsonb, content_hash = $5, revision = revision + 1, updated_at = now()
     where application_id = $1 and key = $2 and revision = $3 returning ${sectionColumns}`,
    [read.applicationId, read.key, read.revision, JSON.stringify(written.content), written.contentHash],
  )
  if (row) await tx.query('update application set updated_at = now() where id = $1', [read.applicationId])
  return row
}
