import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import { DomainError } from '../errors.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import { InputFaults } from '../reference/input-faults.js'
import { isUuid } from '../reference/uuid.js'
import { faultsOfDays, stateOf } from '../workflow/delegation.js'
import { localDate } from '../workflow/local-date.js'
import type { Viewer } from '../workflow/who-may.js'
import type { AccountRow, AccountStore } from './account.store.js'
import { reviewDelegations, type ReviewDelegationRow } from './review-delegation.store.js'

export interface DelegationRequest {
  /** An administrator of the viewer's unit who will be away. */
  absentId: string
  /** Somebody of the same unit who does not administer it. */
  delegateId: string
  /** YYYY-MM-DD in Asia/Shanghai, both included. */
  from: string
  until: string
  reason?: string | null
}

const longestReason = 200

/**
 * 委托办理: for the days of an absence a colleague reviews in the place of an administrator. The rights are looked up at
 * every request, so a delegation begins and ends by itself. Source: B9.
 */
export class ReviewDelegationsService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountStore,
    private readonly audit: AuditService,
    private readonly notifications: NotificationsService,
  ) {}

  delegations(viewer: Viewer): Promise<ReviewDelegationRow[]> {
    return reviewDelegations.ofUnit(this.db, viewer.unitId)
  }

  administrators(viewer: Viewer): Promise<AccountRow[]> {
    return this.accounts.administratorsOf([viewer.unitId])
  }

  /** @throws DomainError INVALID_INPUT, NOT_FOUND, DELEGATE_ADMINISTERS, DELEGATION_OVERLAPS */
  delegateReview(request: DelegationRequest, viewer: Viewer): Promise<ReviewDelegationRow> {
    const { absentId, delegateId, from, until } = request
    const faults = new InputFaults()
    const reason = faults.text('reason', request.reason, { max: longestReason })
    faultsOfDays({ from, until }, localDate(new Date())).forEach(({ field, code }) => faults.add(field, code))
    faults.refuse()
    return this.db.transaction(async (tx) => {
      // In a fixed order: two who name each other at once must not wait for each other.
      const [first, second] = [absentId, delegateId].toSorted()
      const locked = [await this.colleague(tx, first, viewer), await this.colleague(tx, second, viewer)]
      const [absent, delegate] = [absentId, delegateId].map((id) => locked.find((one) => one.id === id))
      if (!absent?.mayAdminister) faults.add('absentId', 'NOT_A_CHOICE')
      faults.refuse()
      if (!delegate || delegate.mayAdminister)
        throw new DomainError('DELEGATE_ADMINISTERS', { cure: 'chooseAnotherPerson', who: 'YOU' })
      const row = await this.added(tx, { absentId, delegateId, from, until, reason }, viewer)
      await this.record(tx, row, viewer, 'delegateReview')
      const params = { absentName: absent?.personName ?? '', from, until }
      await this.notifications.notify(tx, { to: { accountId: delegateId }, kind: 'REVIEW_DELEGATED', params })
      return row
    })
  }

  /** Ends it at once, whether it has begun or not. @throws DomainError NOT_FOUND, DELEGATION_OVER */
  endDelegation(delegationId: string, viewer: Viewer): Promise<ReviewDelegationRow> {
    return this.db.transaction(async (tx) => {
      const row = isUuid(delegationId) ? await reviewDelegations.lock(tx, delegationId, viewer.unitId) : undefined
      if (!row) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      if (['OVER', 'ENDED'].includes(stateOf(row, row.endedAt !== null, localDate(new Date()))))
        throw new DomainError('DELEGATION_OVER', { cure: 'reload', who: 'YOU' })
      const ended = await reviewDelegations.end(tx, row.id, viewer)
      await this.record(tx, ended, viewer, 'endDelegation')
      const absent = await this.accounts.byId(tx, row.absentId)
      const params = { absentName: absent?.personName ?? '' }
      await this.notifications.notify(tx, { to: { accountId: row.delegateId }, kind: 'DELEGATION_ENDED', params })
      return ended
    })
  }

  /** A live login of the viewer's unit. */
  private async colleague(tx: Transaction, id: string | undefined, viewer: Viewer): Promise<AccountRow> {
    const account = await this.accounts.lock(tx, id ?? '')
    if (!account || account.revoked || account.unitId !== viewer.unitId)
      throw new DomainError('NOT_FOUND', { cure: 'chooseAnotherPerson', who: 'YOU' })
    return account
  }

  private added(tx: Transaction, given: Parameters<typeof reviewDelegations.add>[1], viewer: Viewer) {
    return reviewDelegations.add(tx, given, viewer).catch((error: unknown) => {
      if (violated(error) !== 'review_delegation_one_at_a_time') throw error
      throw new DomainError('DELEGATION_OVERLAPS', { cure: 'endDelegation', who: 'UNIT_ADMIN' })
    })
  }

  private record(tx: Transaction, row: ReviewDelegationRow, viewer: Viewer, action: string): Promise<void> {
    const { id: delegationId, absentId, delegateId, from, until } = row
    return this.audit.record(tx, {
      subject: `unit:${viewer.unitId}`,
      actorId: viewer.accountId,
      action,
      detail: { delegationId, absentId, delegateId, from, until },
    })
  }
}
