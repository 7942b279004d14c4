import type { Queryable } from '../database/database.js'
import { DomainError } from '../errors.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'

const archived = {
  name: 'archived-application',
  text: `select year from archived_application where id = $1 and (applicant_id = $2 or ($3 and $4::uuid = any (seen_by)))`,
}

/**
 * Asked only about what is not found: whoever has seen it before is told in which archive it is.
 * @throws DomainError YEAR_ARCHIVED with params.year
 */
export async function refuseArchived(q: Queryable, id: string, viewer: Viewer): Promise<null> {
  if (!isUuid(id)) return null
  const [found] = await q.query<{ year: number }>(archived, [id, viewer.accountId, viewer.hat === 'UNIT_ADMIN', viewer.unitId])
  if (found) throw new DomainError('YEAR_ARCHIVED', { cure: 'askOperator', who: 'REGION_OFFICE', params: { year: found.year } })
  return null
}
