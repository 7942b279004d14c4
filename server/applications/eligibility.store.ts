import type { Queryable } from '../database/database.js'
import type { SectionContent } from '../workflow/section-content.js'

/** What the conditions look at. */
const assessedSections = ['basic', 'education', 'training', 'assessment', 'exception']

/** By application and section, as they stand now. */
export async function assessedContents(q: Queryable, ids: readonly string[]): Promise<Map<string, Map<string, SectionContent>>> {
  const rows = await q.query<{ id: string; key: string; content: SectionContent }>(
    'select application_id as id, key, content from section where application_id = any ($1) and key = any ($2)',
    [ids, assessedSections],
  )
  const found = new Map(ids.map((id) => [id, new Map<string, SectionContent>()]))
  for (const { id, key, content } of rows) found.get(id)?.set(key, content)
  return found
}
