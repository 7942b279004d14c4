import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'
import type { SessionRow, SessionStore } from './session.store.js'

/** Where a person is logged in, seen and ended by that person alone. Source: S11. */
export class OwnSessionsService {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionStore,
    private readonly audit: AuditService,
  ) {}

  list({ accountId }: Viewer, token: string | null): Promise<SessionRow[]> {
    return this.sessions.ofAccount(this.db, accountId, token)
  }

  /** Takes effect on its next request. @throws DomainError NOT_FOUND when it is not the viewer's */
  endSession({ sessionId }: { sessionId: string }, viewer: Viewer, token: string | null): Promise<SessionRow[]> {
    return this.end(viewer, token, async (tx) => {
      const ended = isUuid(sessionId) && (await this.sessions.endOne(tx, viewer.accountId, sessionId))
      if (!ended) throw new DomainError('NOT_FOUND')
      return { sessionId }
    })
  }

  /** Every session but this one. */
  endOtherSessions(viewer: Viewer, token: string | null): Promise<SessionRow[]> {
    return this.end(viewer, token, async (tx) => ({ others: await this.sessions.endOthers(tx, viewer.accountId, token) }))
  }

  private end(
    { accountId }: Viewer,
    token: string | null,
    work: (tx: Transaction) => Promise<Record<string, unknown>>,
  ): Promise<SessionRow[]> {
    return this.db.transaction(async (tx) => {
      const detail = await work(tx)
      await this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action: 'endSession', detail })
      return this.sessions.ofAccount(tx, accountId, token)
    })
  }
}
