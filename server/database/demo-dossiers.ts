import { versionHash } from '../applications/content-hash.js'
import type { StoredFileRow } from '../files/stored-file.store.js'
import { evidenceKinds } from '../workflow/section-choices.js'
import type { Transaction } from './database.js'
import type { DemoApplication } from './demo-applications.js'
import { uploadRow } from './demo-evidence.js'
import { hoursAfter, idAt } from './demo-ids.js'
import { insertRows } from './demo-insert.js'
import { diplomaName, hasDiploma, sectionsOf } from './demo-sections.js'

const applicationRow = (application: DemoApplication, personHash: string) => ({
  id: application.id,
  applicant_id: application.applicant.id,
  person_hash: personHash,
  unit_id: application.unitId,
  campaign_id: application.campaignId,
  series_code: application.seriesCode,
  level_code: application.levelCode,
  title_id: application.titleId,
  way_code: application.wayCode,
  status: 'DRAFT',
  holder_since: application.createdAt,
  trail_unit_ids: [],
  self_administered: false,
  revision: 1,
  version_number: 0,
  created_at: application.createdAt,
  updated_at: application.createdAt,
})

/** The diploma that proves the education, as a file and as what is attached. */
export function evidenceOf({ id, applicant, createdAt }: DemoApplication, scan: StoredFileRow) {
  const at = hoursAfter(createdAt, 20)
  const file = uploadRow(scan, applicant, diplomaName, at)
  const row = { application_id: id, section_key: 'education', label: evidenceKinds.diploma, file_id: file.id }
  return { file, attachment: { id: idAt(at, `attachment:${id}`), ...row, created_at: at } }
}

/**
 * Drafts with their sections and evidence, then what was handed in, version by version: content can only change while the
 * applicant has it, so every application gets its state last.
 */
export async function writeDossiers(
  tx: Transaction,
  applications: readonly DemoApplication[],
  scan: StoredFileRow,
  personHash: (application: DemoApplication) => string,
): Promise<void> {
  await insertRows(
    tx,
    'application',
    applications.map((application) => applicationRow(application, personHash(application))),
  )
  await insertRows(
    tx,
    'section',
    applications.flatMap((application) => sectionRows(application, 1, scan)),
  )
  const evidence = applications.filter(hasDiploma).map((application) => evidenceOf(application, scan))
  await insertRows(
    tx,
    'stored_file',
    evidence.map(({ file }) => file),
  )
  await insertRows(
    tx,
    'attachment',
    evidence.map(({ attachment }) => attachment),
  )
  const most = Math.max(...applications.map(({ story }) => story.versions.length))
  for (let version = 1; version <= most; version++) {
    await freeze(
      tx,
      applications.filter(({ story }) => story.versions.length >= version),
      version,
      scan,
    )
  }
}

const sectionRows = (application: DemoApplication, version: number, scan: StoredFileRow) =>
  sectionsOf(application, version, scan).map(({ key, content, contentHash: hash, touched }) => ({
    application_id: application.id,
    key,
    content,
    content_hash: hash,
    revision: touched ? version + 1 : 1,
    updated_at:
      version > 1
        ? hoursAfter(application.story.versions[version - 1] ?? application.createdAt, -1)
        : hoursAfter(application.createdAt, 20),
  }))

async function freeze(
  tx: Transaction,
  applications: readonly DemoApplication[],
  version: number,
  scan: StoredFileRow,
): Promise<void> {
  if (version > 1) {
    await tx.query(
      `update section set content = next.content, content_hash = next.content_hash, revision = next.revision, updated_at = next.updated_at
       from jsonb_populate_recordset(null::section, $1::jsonb) next
       where section.application_id = next.application_id and section.key = next.key and section.content <> next.content`,
      [JSON.stringify(applications.flatMap((application) => sectionRows(application, version, scan)))],
    )
  }
  const rows = applications.map((application) => ({
    application_id: application.id,
    number: version,
    submitted_at: application.story.versions[version - 1],
    hash: versionHash(sectionsOf(application, version, scan)),
  }))
  await insertRows(tx, 'application_version', rows)
  await tx.query(
    `insert into version_section (application_id, number, key, content, content_hash, attachments)
     select s.application_id, $2, s.key, s.content, s.content_hash, coalesce((
       select jsonb_agg(jsonb_build_object('id', a.id, 'label', a.label, 'fileId', a.file_id, 'name', f.name,
         'sha256', encode(f.sha256, 'hex'), 'mimeType', f.mime_type, 'bytes', f.bytes, 'createdAt', a.created_at) order by a.id)
       from attachment a join stored_file f on f.id = a.file_id
       where a.application_id = s.application_id and a.section_key = s.key), '[]')
     from section s where s.application_id = any($1)`,
    [applications.map(({ id }) => id), version],
  )
}
