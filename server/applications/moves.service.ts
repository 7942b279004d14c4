import type { AuditService } from '../audit/audit.service.js'
import type { Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import { DomainError, refuseFaults } from '../errors.js'
import type { News, NotificationsService } from '../notifications/notifications.service.js'
import type { UnitStore } from '../units/unit.store.js'
import type { Actor } from '../workflow/application-facts.js'
import type { ApplicationAction } from '../workflow/application-facts.js'
import { mayReview, onBehalf, tooNear, type Viewer } from '../workflow/who-may.js'
import { visibleForUpdate, type ApplicationRow } from './application.store.js'
import { MoveStore, type Place } from './move.store.js'

/** What every mutation that moves an application carries. */
export interface MoveRequest {
  applicationId: string
  /** The revision the caller has read. */
  revision: number
  /** 8 to 100 letters, digits, - or _. Repeating a request under its key moves nothing twice and answers the same. */
  idempotencyKey: string
  opinion?: string | null
}

/** 意见, in UTF-16 units. */
export const longestOpinion = 2000

export interface Move {
  action: ApplicationAction
  row: ApplicationRow
  request: MoveRequest
  viewer: Viewer
  to: Pick<Place, 'status' | 'holderUnitId' | 'cameFromUnitId'>
  /** A recall restores the place before; any other move arrives pending, now. */
  restored?: Place
  formId?: string | null
  versionNumber?: number
  selfAdministered?: boolean
  itemised?: boolean
  news: (names: Names) => News[]
}

export interface Names {
  applicantName: string
  /** The unit of whoever moves it. */
  unitName: string
}

export const actorOf = (viewer: Viewer): Actor => ({
  accountId: viewer.accountId,
  unitId: viewer.unitId,
  unitKind: viewer.unitKind,
  administers: viewer.hat === 'UNIT_ADMIN',
  reviews: mayReview(viewer),
  tooNear: tooNear(viewer),
})

/** For the audit trail: whose rights were used, when they were a colleague's. */
export function inPlaceOf(viewer: Viewer, row: { applicantId: string }): { onBehalfOf?: string } {
  const absent = onBehalf(viewer, row)
  return absent ? { onBehalfOf: absent.accountId } : {}
}

/** Every move of an application: one guarded update, its transfer, audit entry and notifications, all or nothing. Source: S38. */
export class MovesService {
  readonly store = new MoveStore()

  constructor(
    private readonly units: UnitStore,
    private readonly audit: AuditService,
    private readonly notifications: NotificationsService,
  ) {}

  /** @throws DomainError NOT_FOUND when the viewer may not see it */
  async lock(tx: Transaction, applicationId: string, viewer: Viewer): Promise<ApplicationRow> {
    const row = await visibleForUpdate(tx, applicationId, viewer)
    if (!row) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return row
  }

  /**
   * Whether this very request has been carried out before; asked while the row is locked, so a double click waits here.
   * @throws DomainError IDEMPOTENCY_KEY_REUSED when the key belongs to another act, ALREADY_MOVED with who did what when
   */
  async isRepeated(
    tx: Transaction,
    action: ApplicationAction,
    row: ApplicationRow,
    request: MoveRequest,
    viewer: Viewer,
  ): Promise<boolean> {
    if (!/^[\w-]{8,100}$/.test(request.idempotencyKey)) refuseFaults([{ field: 'idempotencyKey', code: 'OUT_OF_RANGE' }])
    if ((request.opinion?.length ?? 0) > longestOpinion) refuseFaults([{ field: 'opinion', code: 'TOO_LONG' }])
    const earlier = await this.store.byKey(tx, viewer.accountId, request.idempotencyKey)
    if (earlier) {
      if (earlier.applicationId === row.id && earlier.action === action) return true
      throw new DomainError('IDEMPOTENCY_KEY_REUSED', { cure: 'reload', who: 'YOU' })
    }
    if (row.revision !== request.revision) await this.tellWhoMoved(tx, row)
    return false
  }

  /** What happened last and by whom, for a refusal to whoever came second. */
  async whoMoved(tx: Transaction, row: ApplicationRow): Promise<Record<string, string> | undefined> {
    const latest = await this.store.latest(tx, row.id)
    return latest && { action: latest.action, actorName: latest.actorName, at: latest.at.toISOString() }
  }

  private async tellWhoMoved(tx: Transaction, row: ApplicationRow): Promise<never> {
    const params = await this.whoMoved(tx, row)
    throw new DomainError('ALREADY_MOVED', { cure: 'reload', who: 'YOU', ...(params && { params }) })
  }

  async run(tx: Transaction, move: Move): Promise<ApplicationRow> {
    const { action, row, request, viewer, to } = move
    const versionNumber = move.versionNumber ?? row.versionNumber
    const opinion = request.opinion?.trim() || null
    const added = this.store.addTransfer(tx, {
      ...{ row, action, toUnitId: to.holderUnitId, actor: viewer, onBehalf: onBehalf(viewer, row), opinion, versionNumber },
      ...{ formId: move.formId ?? null, idempotencyKey: request.idempotencyKey },
    })
    const transferId = await added.catch((error: unknown) => {
      // The same key was used for another application at the same instant.
      if (violated(error) === 'transfer_idempotency_idx')
        throw new DomainError('IDEMPOTENCY_KEY_REUSED', { cure: 'reload', who: 'YOU' })
      throw error
    })
    const place = move.restored ?? {
      ...to,
      ...{ holderSince: new Date().toISOString(), handlingStartedAt: null, handlerId: null, lastTransferId: transferId },
    }
    const { selfAdministered = row.selfAdministered, itemised = row.itemised } = move
    const more = { versionNumber, selfAdministered, itemised }
    const moved = await this.store.place(tx, row, place, more).catch((error: unknown) => {
      if (violated(error) !== 'holder_is_open') throw error
      throw new DomainError('UNIT_CLOSED', { cure: 'chooseAnotherDestination', who: 'YOU' })
    })
    if (!moved) return this.tellWhoMoved(tx, row)
    await this.audit.record(tx, {
      ...{ subject: `application:${row.id}`, actorId: viewer.accountId, action },
      detail: {
        transferId,
        from: row.holderUnitId,
        to: to.holderUnitId,
        status: place.status,
        versionNumber,
        ...inPlaceOf(viewer, row),
      },
    })
    await this.tell(tx, row, viewer, move.news)
    return moved
  }

  async tell(tx: Transaction, row: ApplicationRow, viewer: Viewer, news: Move['news']): Promise<void> {
    const [applicant] = await tx.query<{ name: string }>('select person_name as name from account where id = $1', [
      row.applicantId,
    ])
    const names = { applicantName: applicant?.name ?? '', unitName: viewer.unitName }
    for (const item of news(names)) await this.notifications.notify(tx, { ...item, applicationId: row.id })
  }

  /** The status an application has at its next holder: a committee's office waits for acceptance. */
  async statusAt(tx: Transaction, unitId: string): Promise<'WITH_UNIT' | 'WITH_COMMITTEE'> {
    const unit = (await this.units.facts(tx, [unitId])).get(unitId)
    return unit?.kind === 'COMMITTEE_OFFICE' ? 'WITH_COMMITTEE' : 'WITH_UNIT'
  }
}
