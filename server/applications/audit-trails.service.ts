import type { AuditService, TrailEntry } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationStore } from './application.store.js'
import { refuseArchived } from './archived.store.js'

export interface AuditTrail {
  subject: string
  /** The last entry's hash: whoever keeps it can prove later that nothing before it was rewritten. */
  head: string
  entries: TrailEntry[]
}

/** The trail of one application, to be taken away and checked without the server. Source: B12. */
export class AuditTrailsService {
  constructor(
    private readonly db: Database,
    private readonly applications: ApplicationStore,
    private readonly audit: AuditService,
  ) {}

  /**
   * null when there is no such application or the viewer may not see it.
   * @throws DomainError YEAR_ARCHIVED
   */
  async auditTrail(applicationId: string, viewer: Viewer): Promise<AuditTrail | null> {
    if (!(await this.applications.visible(applicationId, viewer))) return refuseArchived(this.db, applicationId, viewer)
    const subject = `application:${applicationId}`
    const entries = await this.audit.trail(this.db, subject)
    return { subject, entries, head: entries.at(-1)!.hash }
  }
}
