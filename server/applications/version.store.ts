import { among } from '../database/among.js'
import type { Queryable } from '../database/database.js'
import type { StoredFileRow } from '../files/stored-file.store.js'
import type { SectionContent } from '../workflow/section-content.js'
import type { Viewer } from '../workflow/who-may.js'
import { scopeSql } from './application-scope.js'

/** What was submitted, frozen. */
export interface VersionRow {
  applicationId: string
  number: number
  submittedAt: Date
  hash: string
}

/** An attachment as it was frozen with its version. */
interface FrozenAttachment extends Omit<StoredFileRow, 'id'> {
  id: string
  label: string
  /** Absent in versions from before evidence could belong to a row. */
  rowId?: string | null
  fileId: string
  /** ISO 8601. */
  createdAt: string
}

export interface VersionSectionRow {
  applicationId: string
  number: number
  key: string
  content: SectionContent
  contentHash: string
  submittedAt: Date
  attachments: FrozenAttachment[]
}

/** Oldest first. */
export async function versionsOf(q: Queryable, applicationIds: readonly string[]): Promise<VersionRow[]> {
  return q.query<VersionRow & object>(
    {
      name: 'versions-of',
      text: `select application_id as "applicationId", number, submitted_at as "submittedAt", hash
             from application_version where application_id = ${among('$1')} order by number`,
    },
    [applicationIds],
  )
}

export async function versionSections(
  q: Queryable,
  versions: readonly { applicationId: string; number: number }[],
): Promise<VersionSectionRow[]> {
  return q.query<VersionSectionRow & object>(
    {
      name: 'version-sections',
      text: `select s.application_id as "applicationId", s.number, s.key, s.content, s.content_hash as "contentHash",
               v.submitted_at as "submittedAt", s.attachments
             from unnest($1::uuid[], $2::int[]) as wanted (application_id, number)
             join application_version v using (application_id, number)
             join version_section s using (application_id, number)`,
    },
    [versions.map(({ applicationId }) => applicationId), versions.map(({ number }) => number)],
  )
}

const frozenWith = (place: string) => `v.attachments @> jsonb_build_array(jsonb_build_object('fileId', ${place}::text))`

/** Some version has this file, so its bytes are history. */
export async function isFrozen(q: Queryable, fileId: string): Promise<boolean> {
  const rows = await q.query(`select 1 from version_section v where ${frozenWith('$1')} limit 1`, [fileId])
  return rows.length > 0
}

/** The applicant sees what is attached now; everybody whose scope has the application sees what was submitted with it. */
export async function seesEvidence(q: Queryable, viewer: Viewer, fileId: string): Promise<boolean> {
  const scope = scopeSql(viewer, 3)
  const [row] = await q.query<{ sees: boolean }>(
    `select exists (select from attachment a join application on application.id = a.application_id
         where a.file_id = $1::uuid and application.applicant_id = $2)
       or exists (select from version_section v join application on application.id = v.application_id
         where ${frozenWith('$1::uuid')} and ${scope.where}) as sees`,
    [fileId, viewer.accountId, ...scope.params],
  )
  return row?.sees ?? false
}
