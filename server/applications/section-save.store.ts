import type { Queryable } from '../database/database.js'
import { isUuid } from '../reference/uuid.js'
import type { ChainedEntry, ChainEnd } from '../audit/chain.js'
import type { SectionContent } from '../workflow/section-content.js'
import type { Viewer } from '../workflow/who-may.js'
import { columns, type ApplicationRow } from './application.store.js'
import { scopeSql } from './application-scope.js'
import { attachmentColumns, type AttachmentRow } from './attachment.store.js'
import { sectionColumns, type SectionRow } from './section.store.js'

/** A section with everything that a save of it is decided by. */
export interface SectionToSave {
  row: ApplicationRow
  /** undefined when the application has no such section. */
  section: SectionRow | undefined
  /** Of this section, in the order they were attached. */
  attachments: AttachmentRow[]
  /** What 基本情况 says. */
  birthDate: string | null
  /** Where the audit trail of the application ends. */
  trail: ChainEnd | null
}

interface Read extends Omit<SectionToSave, 'row' | 'section' | 'attachments'> {
  section: (Omit<SectionRow, 'updatedAt'> & { updatedAt: string }) | null
  attachments: (Omit<AttachmentRow, 'createdAt'> & { createdAt: string })[] | null
}

/** Read at one instant and locked by nothing: what is written afterwards asks again whether it still stands. */
export async function sectionToSave(q: Queryable, id: string, key: string, viewer: Viewer): Promise<SectionToSave | undefined> {
  if (!isUuid(id)) return undefined
  const scope = scopeSql(viewer, 3)
  const [found] = await q.query<Read & ApplicationRow>(
    {
      name: `section-to-save:${scope.shape}`,
      text: `select ${columns},
          (select to_jsonb(s) from (select ${sectionColumns} from section where application_id = application.id and key = $2) s) as section,
          (select jsonb_agg(to_jsonb(e) order by e.id) from (select ${attachmentColumns} from attachment a
             join stored_file f on f.id = a.file_id where a.application_id = application.id and a.section_key = $2) e) as attachments,
          (select content #>> '{values,birthDate}' from section where application_id = application.id and key = 'basic') as "birthDate",
          (select jsonb_build_object('seq', t.seq, 'hash', t.hash) from audit_entry t
             where t.subject = 'application:' || application.id order by t.seq desc limit 1) as trail
        from application where id = $1 and ${scope.where}`,
    },
    [id, key, ...scope.params],
  )
  if (!found) return undefined
  const { section, attachments, birthDate, trail, ...row } = found
  return {
    row,
    birthDate,
    trail,
    section: section ? { ...section, updatedAt: new Date(section.updatedAt) } : undefined,
    attachments: (attachments ?? []).map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
  }
}

export interface SectionSave {
  content: SectionContent
  contentHash: string
  /** Attachments that go with their rows. */
  removed: readonly string[]
  entry: ChainedEntry
}

/**
 * The section, the evidence that goes with it, and the entry of the trail: one statement, so all of it or nothing. The
 * application is locked first, as by every other act on it; whatever was decided by has to be as it was read, or nothing is
 * written and undefined returned.
 */
export async function saveSection(
  q: Queryable,
  { row, section }: { row: ApplicationRow; section: SectionRow },
  { content, contentHash, removed, entry }: SectionSave,
): Promise<SectionRow | undefined> {
  const [written] = await q.query<SectionRow & object>(
    {
      name: 'save-section',
      text: `with mine as materialized (select id from application where id = $1 and revision = $2 for update),
        written as (
          update section set content = $5::jsonb, content_hash = $6, revision = section.revision + 1, updated_at = now()
          from mine where section.application_id = mine.id and section.key = $3 and section.revision = $4 returning ${sectionColumns}),
        touched as (update application set updated_at = now() from written where application.id = written."applicationId"),
        gone as (delete from attachment using written where attachment.application_id = written."applicationId" and attachment.id = any ($7::uuid[])),
        -- Whoever appends to this trail meanwhile waits here for the other.
        turn as materialized (select pg_advisory_xact_lock(hashtextextended($8, 0)) from written),
        trail as (
          insert into audit_entry (subject, seq, actor_id, action, detail, at, previous_hash, hash)
          select $8, $9::int, $10::uuid, $11, $12::jsonb, $13::timestamptz, $14, $15 from turn)
        select * from written`,
    },
    [
      row.id,
      row.revision,
      section.key,
      section.revision,
      JSON.stringify(content),
      contentHash,
      removed,
      entry.subject,
      entry.seq,
      entry.actorId,
      entry.action,
      JSON.stringify(entry.detail),
      entry.at,
      entry.previousHash,
      entry.hash,
    ],
  )
  return written
}
