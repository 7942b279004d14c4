import type { ApplicationRow } from '../applications/application.store.js'
import { inPlaceOf, type MoveRequest, type MovesService } from '../applications/moves.service.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import type { NotificationKind } from '../notifications/notification-kind.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { localDate } from '../workflow/local-date.js'
import { dayAfterWorkingDays } from '../workflow/working-days.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormStore } from './approval-form.store.js'
import type { JudgedSurroundingsService } from './judged-surroundings.service.js'

/** What those who wait can do: 收回, 请求回退, 催办. Source: S45, S46, S30. */
export class RecallsService {
  constructor(
    private readonly db: Database,
    private readonly moves: MovesService,
    private readonly surroundings: JudgedSurroundingsService,
    private readonly forms: ApprovalFormStore,
    private readonly audit: AuditService,
    private readonly reference: ReferenceCache,
  ) {}

  /**
   * 收回 while the next holder has not started: holder, status, desk and draft are exactly what they were.
   * @throws DomainError NOTHING_TO_RECALL, HANDLING_STARTED, ALREADY_MOVED
   */
  recall(request: MoveRequest, viewer: Viewer): Promise<ApplicationRow> {
    return this.db.transaction(async (tx) => {
      const { row, ground, repeated } = await this.moves.begin(tx, 'recall', request, viewer)
      if (repeated) return row
      const { hop } = ground
      const { refused } = await this.surroundings.refusal(tx, 'recall', row, viewer, { opinion: 'toBeWritten' }, hop)
      refuse(refused)
      if (!hop || !row.holderUnitId) throw new DomainError('NOTHING_TO_RECALL')
      if (hop.formId) await this.forms.reopen(tx, hop.formId)
      const holder = row.holderUnitId
      return this.moves.run(tx, {
        action: 'recall',
        row,
        request,
        viewer,
        ground,
        to: hop.before,
        restored: hop.before,
        ends: true,
        news: (params) => [{ to: { unitId: holder }, kind: 'APPLICATION_RECALLED', params: { ...params } }],
      })
    })
  }

  /** Asks the holder, who has started handling, to send it back, limited as 催办 is. @throws DomainError NOTHING_TO_RECALL, HANDLING_NOT_STARTED, TOO_MANY_REQUESTS */
  requestSendBack(applicationId: string, viewer: Viewer): Promise<ApplicationRow> {
    return this.ask('requestSendBack', 'SEND_BACK_REQUESTED', applicationId, viewer)
  }

  /**
   * 催办: again only after a whole working day has begun. A holiday table that lacks the year is an error, never a guess.
   * @throws DomainError FORBIDDEN, TOO_MANY_REQUESTS with params.day (YYYY-MM-DD in Asia/Shanghai), CALENDAR_UNKNOWN
   */
  urge(applicationId: string, viewer: Viewer): Promise<ApplicationRow> {
    return this.ask('urge', 'URGED', applicationId, viewer)
  }

  private ask(
    action: 'requestSendBack' | 'urge',
    kind: NotificationKind,
    applicationId: string,
    viewer: Viewer,
  ): Promise<ApplicationRow> {
    return this.db.transaction(async (tx) => {
      const row = await this.moves.lock(tx, applicationId, viewer)
      const { refused } = await this.surroundings.refusal(tx, action, row, viewer, { opinion: 'toBeWritten' })
      refuse(refused)
      const last = await this.moves.store.lastAsked(tx, row.id, action)
      const day = last && this.reference.byCalendar((calendar) => dayAfterWorkingDays(calendar, localDate(last), 1))
      if (day && localDate(new Date()) < day)
        throw new DomainError('TOO_MANY_REQUESTS', { cure: 'retryLater', who: 'YOU', params: { day } })
      await this.moves.store.noteAsked(tx, row.id, action)
      await this.audit.record(tx, {
        subject: `application:${row.id}`,
        actorId: viewer.accountId,
        action,
        detail: inPlaceOf(viewer, row),
      })
      const holder = row.holderUnitId
      if (holder) await this.moves.tell(tx, row, viewer, (params) => [{ to: { unitId: holder }, kind, params: { ...params } }])
      return row
    })
  }
}
