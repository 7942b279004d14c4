import type { Database } from '../database/database.js'
import type { ApplicationStatus } from '../workflow/application-facts.js'
import type { Viewer } from '../workflow/who-may.js'

export interface PlacedApplication {
  id: string
  status: ApplicationStatus
  holderUnitId: string | null
}

/** As many as a picture can show. */
const most = 100

/**
 * Where the applications are that a picture marks: the one asked for, the viewer's own, or what was handed in through the
 * unit the viewer administers; the latest first.
 */
export function placedApplications(db: Database, applicationId: string | null, viewer: Viewer): Promise<PlacedApplication[]> {
  const [which, id] =
    applicationId !== null
      ? (['one', applicationId] as const)
      : viewer.hat === 'UNIT_ADMIN'
        ? (['unit', viewer.unitId] as const)
        : (['own', viewer.accountId] as const)
  const where = { one: 'id = $1', unit: 'unit_id = $1 and version_number > 0', own: 'applicant_id = $1' }[which]
  return db.query<PlacedApplication & object>(
    {
      name: `placed-applications:${which}`,
      text: `select id, status, holder_unit_id as "holderUnitId" from application where ${where} order by id desc limit ${most}`,
    },
    [id],
  )
}
