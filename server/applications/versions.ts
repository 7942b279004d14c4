import type { Queryable, Transaction } from '../database/database.js'
import { localDate } from '../workflow/local-date.js'
import { problemsOf } from '../workflow/section-problems.js'
import { inFormOrder, sectionRuleOf } from '../workflow/section-rules.js'
import type { SectionContent } from '../workflow/section-content.js'
import { versionHash } from './content-hash.js'

/**
 * Freezes what is submitted: every section with its attachments as they stand now. Nothing of it ever changes. Source: S47.
 * @returns the number of the version, 1 for the first
 */
export async function freezeVersion(tx: Transaction, applicationId: string): Promise<number> {
  const sections = await tx.query<{ key: string; contentHash: string }>(
    `select key, content_hash as "contentHash" from section where application_id = $1`,
    [applicationId],
  )
  const [version] = await tx.query<{ number: number }>(
    `insert into application_version (application_id, number, hash)
     select $1, coalesce(max(number), 0) + 1, $2 from application_version where application_id = $1 returning number`,
    [applicationId, versionHash(sections)],
  )
  if (!version) throw new Error('the version was not written')
  await tx.query(
    `insert into version_section (application_id, number, key, content, content_hash, attachments)
     select s.application_id, $2, s.key, s.content, s.content_hash, coalesce((
       select jsonb_agg(jsonb_build_object('id', a.id, 'label', a.label, 'rowId', a.row_id, 'fileId', a.file_id, 'name', f.name,
         'sha256', encode(f.sha256, 'hex'), 'mimeType', f.mime_type, 'bytes', f.bytes, 'createdAt', a.created_at) order by a.id)
       from attachment a join stored_file f on f.id = a.file_id
       where a.application_id = s.application_id and a.section_key = s.key), '[]')
     from section s where s.application_id = $1`,
    [applicationId, version.number],
  )
  return version.number
}

/** By application, the keys of the sections that keep it from being submitted, in the order of the form. Source: S43. */
export async function incompleteSections(q: Queryable, applicationIds: readonly string[]): Promise<Map<string, string[]>> {
  const incomplete = new Map<string, string[]>(applicationIds.map((id) => [id, []]))
  if (applicationIds.length === 0) return incomplete
  const sections = await q.query<WrittenSection>(
    `select s.application_id as "applicationId", s.key, s.content, p.way_code as "wayCode", p.level_code as "levelCode",
       p.carried_from_id as "carriedFromId",
       (select b.content #>> '{values,birthDate}' from section b where b.application_id = p.id and b.key = 'basic') as "birthDate",
       array(select a.label from attachment a where a.application_id = s.application_id and a.section_key = s.key) as labels
     from section s join application p on p.id = s.application_id where s.application_id = any($1)`,
    [applicationIds],
  )
  const today = localDate(new Date())
  for (const { applicationId, key, content, labels, ...facts } of sections) {
    const rule = sectionRuleOf(key)
    const evidence = labels.map((label) => ({ label }))
    if (rule && problemsOf(rule, content, evidence, { ...facts, today }).length > 0) incomplete.get(applicationId)?.push(key)
  }
  for (const [id, keys] of incomplete) incomplete.set(id, inFormOrder(keys, String))
  return incomplete
}

interface WrittenSection {
  applicationId: string
  key: string
  content: SectionContent
  labels: string[]
  wayCode: string
  levelCode: string
  carriedFromId: string | null
  birthDate: string | null
}
