import type { Queryable, Transaction } from '../database/database.js'
import type { CarriedSection } from '../workflow/carry-over.js'
import type { SectionContent } from '../workflow/section-content.js'

/** An earlier application of the same login; undefined when there is none such. */
export async function earlierApplication(
  tx: Transaction,
  { id, accountId, year }: { id: string; accountId: string; year: number },
): Promise<{ id: string } | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `select id from application where id = $1 and applicant_id = $2 and filing_year < $3 for share`,
    [id, accountId, year],
  )
  return row
}

/** Attaches what is attached to the earlier application: the same stored files, not one byte is copied. */
export async function carryAttachments(
  tx: Transaction,
  { fromId, toId, keys }: { fromId: string; toId: string; keys: readonly string[] },
): Promise<void> {
  await tx.query(
    `insert into attachment (application_id, section_key, label, row_id, file_id)
     select $2, section_key, label, row_id, file_id from attachment where application_id = $1 and section_key = any ($3) order by id`,
    [fromId, toId, keys],
  )
}

/** Remembers what has been carried over, as it stands in the new application now. */
export async function keepCarried(tx: Transaction, id: string, keys: readonly string[]): Promise<void> {
  await tx.query(
    `insert into carried_section (application_id, key, content, attachments)
     select s.application_id, s.key, s.content, coalesce((select jsonb_agg(a.file_id order by a.id) from attachment a
       where a.application_id = s.application_id and a.section_key = s.key), '[]')
     from section s where s.application_id = $1 and s.key = any ($2)`,
    [id, keys],
  )
}

/** By application and section; nothing for one that was begun from scratch. */
export async function carriedOf(q: Queryable, ids: readonly string[]): Promise<Map<string, Map<string, CarriedSection>>> {
  const rows = await q.query<{ id: string; key: string; content: SectionContent; fileIds: string[] }>(
    `select application_id as id, key, content, attachments as "fileIds" from carried_section where application_id = any ($1)`,
    [ids],
  )
  const found = new Map(ids.map((id) => [id, new Map<string, CarriedSection>()]))
  for (const { id, key, content, fileIds } of rows) found.get(id)?.set(key, { content, fileIds })
  return found
}

export interface CarriedFrom {
  id: string
  year: number
  titleName: string
}

export async function carriedFrom(q: Queryable, ids: readonly string[]): Promise<Map<string, CarriedFrom>> {
  const rows = await q.query<CarriedFrom & { applicationId: string }>(
    `select a.id as "applicationId", f.id, f.filing_year as year, t.name as "titleName"
     from application a join application f on f.id = a.carried_from_id join title t on t.id = f.title_id where a.id = any ($1)`,
    [ids],
  )
  return new Map(rows.map(({ applicationId, ...from }) => [applicationId, from]))
}
