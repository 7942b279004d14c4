import { chained } from '../audit/chain.js'
import type { Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import { DomainError, refuseFaults } from '../errors.js'
import type { News, NotificationsService } from '../notifications/notifications.service.js'
import type { UnitStore } from '../units/unit.store.js'
import type { Actor } from '../workflow/application-facts.js'
import type { ApplicationAction } from '../workflow/application-facts.js'
import { mayReview, onBehalf, tooNear, type Viewer } from '../workflow/who-may.js'
import { visibleForUpdate, type ApplicationRow } from './application.store.js'
import { MoveStore, type Ground, type Place } from './move.store.js'

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
  ground?: Ground
  to: Pick<Place, 'status' | 'holderUnitId' | 'cameFromUnitId'>
  /** A recall restores the place before; any other move arrives pending, now. */
  restored?: Place
  /** The draft of the mover's sheet, if there is one, is closed and goes with it. */
  closesDraft?: boolean
  /** Nothing more is written in the transaction, which is committed with the move. */
  ends?: boolean
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

function found(ground: Ground | undefined): Ground {
  if (!ground) throw new Error('an application that is locked has gone')
  return ground
}

/** Every move of an application: one guarded update, its transfer, audit entry and notifications, all or nothing. Source: S38. */
export class MovesService {
  readonly store = new MoveStore()

  constructor(
    private readonly units: UnitStore,
    private readonly notifications: NotificationsService,
  ) {}

  /** @throws DomainError NOT_FOUND when the viewer may not see it */
  async lock(tx: Transaction, applicationId: string, viewer: Viewer): Promise<ApplicationRow> {
    const row = await visibleForUpdate(tx, applicationId, viewer)
    if (!row) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return row
  }

  /**
   * Locks the application, so that a double click waits here, and reads what the move is decided by. `repeated`: this very
   * request has been carried out before.
   * @throws DomainError NOT_FOUND when the viewer may not see it, IDEMPOTENCY_KEY_REUSED when the key belongs to another act,
   *   ALREADY_MOVED with who did what when
   */
  async begin(
    tx: Transaction,
    action: ApplicationAction,
    request: MoveRequest,
    viewer: Viewer,
  ): Promise<{ row: ApplicationRow; ground: Ground; repeated: boolean }> {
    const { applicationId, idempotencyKey } = request
    const [row, read] = await Promise.all([
      this.lock(tx, applicationId, viewer),
      this.store.ground(tx, applicationId, viewer.accountId, idempotencyKey),
    ])
    const ground = found(read)
    if (!/^[\w-]{8,100}$/.test(idempotencyKey)) refuseFaults([{ field: 'idempotencyKey', code: 'OUT_OF_RANGE' }])
    if ((request.opinion?.length ?? 0) > longestOpinion) refuseFaults([{ field: 'opinion', code: 'TOO_LONG' }])
    const { earlier } = ground
    const repeated = earlier?.applicationId === row.id && earlier.action === action
    if (earlier && !repeated) throw new DomainError('IDEMPOTENCY_KEY_REUSED', { cure: 'reload', who: 'YOU' })
    if (!earlier && row.revision !== request.revision) await this.tellWhoMoved(tx, row)
    return { row, ground, repeated }
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

  /** @param move.ground what `ground` has read; whoever has locked the row in another way leaves it out */
  async run(tx: Transaction, move: Move): Promise<ApplicationRow> {
    const { action, row, request, viewer, to } = move
    const { idempotencyKey } = request
    const ground = move.ground ?? found(await this.store.ground(tx, row.id, viewer.accountId, idempotencyKey))
    const { transferId: id, applicantName } = ground
    const { versionNumber = row.versionNumber, selfAdministered = row.selfAdministered, itemised = row.itemised } = move
    const place = move.restored ?? {
      ...to,
      holderSince: new Date().toISOString(),
      handlingStartedAt: null,
      handlerId: null,
      lastTransferId: id,
    }
    const entry = chained(ground.trail, {
      subject: `application:${row.id}`,
      actorId: viewer.accountId,
      action,
      detail: {
        transferId: id,
        from: row.holderUnitId,
        to: to.holderUnitId,
        status: place.status,
        versionNumber,
        ...inPlaceOf(viewer, row),
      },
    })
    const news = move.news({ applicantName, unitName: viewer.unitName }).map(({ to: whom, kind, params }) => ({
      unitId: 'unitId' in whom ? whom.unitId : null,
      accountId: 'accountId' in whom ? whom.accountId : null,
      kind,
      params,
    }))
    const opinion = request.opinion?.trim() || null
    const hop = {
      id,
      row,
      action,
      toUnitId: to.holderUnitId,
      actor: viewer,
      onBehalf: onBehalf(viewer, row),
      opinion,
      idempotencyKey,
    }
    const written = this.store.write(
      tx,
      { ...hop, draftOf: move.closesDraft ? viewer.unitId : null, ends: move.ends ?? false },
      place,
      { versionNumber, selfAdministered, itemised },
      { entry, news },
    )
    const moved = await written.catch((error: unknown) => {
      // The same key was used for another application at the same instant.
      if (violated(error) === 'transfer_idempotency_idx')
        throw new DomainError('IDEMPOTENCY_KEY_REUSED', { cure: 'reload', who: 'YOU' })
      if (violated(error) !== 'holder_is_open') throw error
      throw new DomainError('UNIT_CLOSED', { cure: 'chooseAnotherDestination', who: 'YOU' })
    })
    return moved ?? this.tellWhoMoved(tx, row)
  }

  async tell(tx: Transaction, row: ApplicationRow, viewer: Viewer, news: Move['news']): Promise<void> {
    const applicantName = await this.store.applicantName(tx, row.applicantId)
    const names = { applicantName, unitName: viewer.unitName }
    for (const item of news(names)) await this.notifications.notify(tx, { ...item, applicationId: row.id })
  }

  /** The status an application has at its next holder: a committee's office waits for acceptance. */
  async statusAt(tx: Transaction, unitId: string): Promise<'WITH_UNIT' | 'WITH_COMMITTEE'> {
    const unit = (await this.units.facts(tx, [unitId])).get(unitId)
    return unit?.kind === 'COMMITTEE_OFFICE' ? 'WITH_COMMITTEE' : 'WITH_UNIT'
  }
}
