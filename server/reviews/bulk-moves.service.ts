import type { ApplicationRow } from '../applications/application.store.js'
import { longestOpinion } from '../applications/moves.service.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError, refuseFaults, type FieldFault } from '../errors.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { isUuid } from '../reference/uuid.js'
import type { BulkAction } from '../workflow/application-facts.js'
import type { Refusal } from '../workflow/refusal.js'
import type { Viewer } from '../workflow/who-may.js'
import { BulkMoveStore, type BulkItemRow, type BulkMoveRow } from './bulk-move.store.js'
import type { DispatchesService } from './dispatches.service.js'
import type { JudgedSurroundingsService } from './judged-surroundings.service.js'

export interface BulkMoveRequest {
  action: BulkAction
  applicationIds: readonly string[]
  opinion?: string | null
  idempotencyKey: string
}

/** What would become of one application. */
export interface BulkForecast {
  application: ApplicationRow
  refusal: Refusal | undefined
  toUnitId: string | null
  /** An open 否 says why it is returned, so that it needs no opinion. */
  explained: boolean
}

const mostApplications = 500
const job = 'bulkMove'

/** 批量上报, 批量退回: previewed, carried out one by one by a job, each with its own answer. Source: B7. */
export class BulkMovesService {
  private readonly store = new BulkMoveStore()

  constructor(
    private readonly db: Database,
    private readonly dispatches: DispatchesService,
    private readonly surroundings: JudgedSurroundingsService,
    private readonly accounts: { viewerOfAccount(q: Database, accountId: string): Promise<Viewer | null> },
    private readonly audit: AuditService,
    private readonly jobs: JobQueue,
  ) {
    jobs.handle<{ bulkId: string }>(job, ({ bulkId }) => this.carryOut(bulkId))
    jobs.every('* * * * *', 'resumeBulkMoves', () => this.resume())
  }

  /** @throws DomainError INVALID_INPUT, NOT_FOUND when the viewer may not see one of them */
  async preview({ action, applicationIds }: Omit<BulkMoveRequest, 'idempotencyKey'>, viewer: Viewer): Promise<BulkForecast[]> {
    refuseFaults(faultsOfIds(applicationIds))
    const rows = await this.store.visible(this.db, applicationIds, viewer)
    if (rows.length < applicationIds.length) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    const [actions, explained] = await Promise.all([
      this.surroundings.availableActions(this.db, rows, viewer),
      this.surroundings.withOpenNo(this.db, rows),
    ])
    return rows.map((application, at) => {
      const answer = actions[at]?.find((each) => each.action === action)
      const destination = answer?.destinations.find(({ isDefault }) => isDefault) ?? answer?.destinations[0]
      return {
        application,
        refusal: answer?.refusal,
        explained: explained.has(application.id),
        toUnitId: action === 'reportUp' ? (destination?.unitId ?? null) : null,
      }
    })
  }

  /**
   * Queues the move of all of them; each goes to its default destination, or back to its applicant with the opinion.
   * @throws DomainError INVALID_INPUT, NOT_FOUND, RETURN_NEEDS_REASON
   */
  async startBulkMove(request: BulkMoveRequest, viewer: Viewer): Promise<BulkMoveRow> {
    const { action, applicationIds, idempotencyKey } = request
    const opinion = request.opinion?.trim() || null
    const faults = faultsOfIds(applicationIds)
    if (!/^[\w-]{8,100}$/.test(idempotencyKey)) faults.push({ field: 'idempotencyKey', code: 'OUT_OF_RANGE' })
    if ((opinion?.length ?? 0) > longestOpinion) faults.push({ field: 'opinion', code: 'TOO_LONG' })
    refuseFaults(faults)
    const forecasts = await this.preview(request, viewer)
    // What has a 否 says itself what is to be changed; the rest needs the opinion. Source: S37.
    if (action === 'returnToApplicant' && !opinion && forecasts.some((each) => !each.refusal && !each.explained))
      throw new DomainError('RETURN_NEEDS_REASON', { cure: 'correctField', who: 'YOU' })
    const { accountId: actorId, unitId } = viewer
    return this.db.transaction(async (tx) => {
      const id = await this.store.create(tx, { unitId, actorId, action, opinion, idempotencyKey })
      if (id) {
        const items = forecasts.map(({ application, toUnitId }) => ({
          applicationId: application.id,
          revision: application.revision,
          toUnitId,
        }))
        await this.store.addItems(tx, id, items)
        await this.audit.record(tx, {
          subject: `unit:${unitId}`,
          actorId,
          action: 'startBulkMove',
          detail: { bulkId: id, action, count: items.length },
        })
        await this.jobs.add(tx, job, { bulkId: id }, { queue: `bulk-${unitId}` })
      }
      const bulk = await this.store.byKey(tx, actorId, idempotencyKey)
      if (!bulk) throw new Error('the bulk move was not written')
      return bulk
    })
  }

  /** null when there is none, or it is another unit's. */
  async bulkMove(id: string, viewer: Viewer): Promise<BulkMoveRow | null> {
    const bulk = isUuid(id) ? await this.store.byId(this.db, id) : undefined
    return bulk?.unitId === viewer.unitId ? bulk : null
  }

  bulkMoves(viewer: Viewer): Promise<BulkMoveRow[]> {
    return this.store.ofUnit(this.db, viewer.unitId)
  }

  items(bulkId: string): Promise<BulkItemRow[]> {
    return this.store.items(this.db, bulkId)
  }

  /**
   * Moves what is still to come, each in its own transaction under a key of its own: whatever died in between and however
   * often this is repeated, nothing moves twice.
   */
  async carryOut(bulkId: string): Promise<void> {
    const bulk = await this.store.byId(this.db, bulkId)
    if (!bulk || bulk.finishedAt) return
    const viewer = await this.actorOf(bulk)
    for (const item of await this.store.items(this.db, bulkId)) {
      if (item.moved !== null) continue
      const refused = await this.moveOne(bulk, item, viewer)
      await this.store.settle(this.db, bulkId, {
        place: item.place,
        moved: !refused,
        ...(refused ?? { rule: null, cure: null, who: null }),
      })
    }
    await this.store.finish(this.db, bulkId)
  }

  async resume(): Promise<void> {
    for (const bulkId of await this.store.abandoned(this.db)) await this.carryOut(bulkId)
  }

  /** Whoever asked, with the rights of this moment; an administrator asked as such, whatever hat they wear by now. */
  private async actorOf({ actorId, unitId }: BulkMoveRow): Promise<Viewer | null> {
    const viewer = await this.accounts.viewerOfAccount(this.db, actorId)
    if (viewer?.unitId !== unitId) return null
    if (viewer.mayAdminister) return { ...viewer, hat: 'UNIT_ADMIN' }
    return viewer.standsInFor ? viewer : null
  }

  /** Why it was refused; undefined when it has moved. */
  private async moveOne(bulk: BulkMoveRow, item: BulkItemRow, viewer: Viewer | null) {
    if (!viewer) return { rule: 'FORBIDDEN', cure: 'none', who: 'NOBODY' }
    const { applicationId, revision, place, toUnitId } = item
    const request = { applicationId, revision, opinion: bulk.opinion, idempotencyKey: `bulk-${bulk.id}-${place}` }
    try {
      if (bulk.action === 'reportUp') await this.dispatches.reportUp({ ...request, toUnitId: toUnitId ?? '' }, viewer)
      else await this.dispatches.returnToApplicant(request, viewer)
      return undefined
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return { rule: error.code, cure: error.hint.cure ?? 'none', who: error.hint.who ?? 'NOBODY' }
    }
  }
}

function faultsOfIds(ids: readonly string[]): FieldFault[] {
  const field = 'applicationIds'
  if (ids.length === 0 || ids.length > mostApplications) return [{ field, code: 'OUT_OF_RANGE' }]
  if (new Set(ids).size < ids.length) return [{ field, code: 'REPEATED' }]
  return ids.every(isUuid) ? [] : [{ field, code: 'NOT_A_CHOICE' }]
}
