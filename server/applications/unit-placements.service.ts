import type { AuditService } from '../audit/audit.service.js'
import type { Database, Queryable, Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import { DomainError, refuse } from '../errors.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import type { UnitRow, UnitStore } from '../units/unit.store.js'
import { unitTaken } from '../units/unit-taken.js'
import { decide } from '../workflow/application-workflow.js'
import type { Refusal } from '../workflow/refusal.js'
import { refuseClosing, refuseMove, takesPlaceOfSuperior, type PlacedUnit } from '../workflow/unit-placement.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationRow } from './application.store.js'
import { actorOf, type MovesService } from './moves.service.js'
import { placements, type OpenThere } from './placement.store.js'
import { readReason } from './reason.js'
import { factsOf, type SurroundingsService } from './surroundings.service.js'

/** What happens to open applications, told before anybody confirms. */
export type ApplicationFate =
  'PASSED_TO_SUPERIOR' | 'STAYS_ON_NEW_ROUTE' | 'STAYS_WITH_APPLICANT' | 'GOES_ON_ELSEWHERE' | 'ENDS' | 'UNIT_DECIDES'

export interface PlacementPreview {
  refusal: Refusal | undefined
  open: OpenThere
  fates: { fate: ApplicationFate; count: number; unitId: string | null }[]
  /** How many applications the person has been told of; the mutation wants it back. */
  applications: number
}

export interface ChangePlaceInput {
  unitId: string
  /** `applications` of the preview. */
  confirmedApplications: number
  reason: string
}

/** Units are moved and closed by those above them, and no application is lost on the way. */
export class UnitPlacementsService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitStore,
    private readonly moves: MovesService,
    private readonly surroundings: SurroundingsService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationsService,
  ) {}

  /** @param superiorId null: the unit is to be closed */
  async preview(unitId: string, superiorId: string | null, viewer: Viewer): Promise<PlacementPreview> {
    return this.look(this.db, unitId, superiorId, viewer)
  }

  /** @throws DomainError FORBIDDEN, UNIT_STAYS, UNIT_UNDER_ITSELF, SUPERIOR_NOT_ELIGIBLE, UNIT_CLOSED, REASON_REQUIRED, STALE_REVISION */
  async moveUnit(input: ChangePlaceInput & { superiorId: string }, viewer: Viewer): Promise<UnitRow> {
    const reason = readReason(input.reason)
    try {
      return await this.change(input, input.superiorId, viewer, async (tx, unit) => {
        await placements.move(tx, unit.id, input.superiorId)
        if (takesPlaceOfSuperior(unit)) await placements.takePlace(tx, unit.id, input.superiorId)
        return { action: 'moveUnit', detail: { from: unit.parentId, to: input.superiorId, reason } }
      })
    } catch (error) {
      const constraint = violated(error)
      if (constraint === 'unit_no_cycle') throw new DomainError('UNIT_UNDER_ITSELF', { cure: 'reload', who: 'YOU' })
      if (constraint === 'unit_parent_open') throw new DomainError('UNIT_CLOSED', { cure: 'reload', who: 'YOU' })
      throw unitTaken(error)
    }
  }

  /**
   * What the unit holds goes to its superior, each with a row 移交上级 in its history; what its applicants have stays theirs
   * to finish and goes on to the unit's receiver; what is elsewhere goes on there.
   * @throws DomainError FORBIDDEN, UNIT_STAYS, UNIT_HAS_SUBORDINATES, UNIT_CLOSED, REASON_REQUIRED, STALE_REVISION
   */
  async closeUnit(input: ChangePlaceInput, viewer: Viewer): Promise<UnitRow> {
    const reason = readReason(input.reason)
    return this.change(input, null, viewer, async (tx, unit) => {
      const superiorId = unit.parentId as string
      await placements.close(tx, unit.id, reason)
      const held = await placements.held(tx, unit.id)
      for (const row of held) await this.pass(tx, row, superiorId, reason, viewer)
      await placements.forgetSender(tx, unit.id)
      return { action: 'closeUnit', detail: { superiorId, passed: held.length, reason } }
    })
  }

  private change(
    { unitId, confirmedApplications }: ChangePlaceInput,
    superiorId: string | null,
    viewer: Viewer,
    work: (tx: Transaction, unit: PlacedUnit) => Promise<{ action: string; detail: Record<string, unknown> }>,
  ): Promise<UnitRow> {
    return this.db.transaction(async (tx) => {
      await placements.lockTree(tx)
      await placements.lockUnits(tx, superiorId ? [unitId, superiorId] : [unitId])
      const { refusal, applications } = await this.look(tx, unitId, superiorId, viewer)
      refuse(refusal)
      if (applications !== confirmedApplications)
        throw new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU', params: { applications } })
      const unit = await this.required(tx, unitId)
      const { action, detail } = await work(tx, unit)
      await this.audit.record(tx, { subject: `unit:${unitId}`, actorId: viewer.accountId, action, detail })
      const row = (await this.units.lock(tx, unitId)) as UnitRow
      const kind = action === 'closeUnit' ? 'UNIT_CLOSED' : 'UNIT_MOVED'
      const told = [unitId, superiorId ?? unit.parentId].filter((id) => id !== null)
      for (const id of told)
        await this.notifications.notify(tx, { to: { unitId: id }, kind, params: { unitName: row.name }, aboutUnitId: unitId })
      return row
    })
  }

  private async look(q: Queryable, unitId: string, superiorId: string | null, viewer: Viewer): Promise<PlacementPreview> {
    const unit = await this.required(q, unitId)
    const open = await placements.open(q, unitId)
    const refusal = superiorId
      ? refuseMove(unit, await this.required(q, superiorId), viewer)
      : refuseClosing(unit, open.openBelow, viewer)
    // To strangers it is as if it were not there.
    if (refusal?.rule === 'FORBIDDEN') throw new DomainError('NOT_FOUND')
    const next = superiorId ?? unit.parentId
    const fates: PlacementPreview['fates'] = [
      { fate: superiorId ? 'STAYS_ON_NEW_ROUTE' : 'PASSED_TO_SUPERIOR', count: open.held, unitId: next },
      { fate: 'STAYS_WITH_APPLICANT', count: open.withApplicants, unitId: next },
      { fate: 'GOES_ON_ELSEWHERE', count: open.elsewhere, unitId: null },
    ]
    return { refusal, open, fates, applications: open.held + open.withApplicants + open.elsewhere }
  }

  private async pass(tx: Transaction, row: ApplicationRow, superiorId: string, reason: string, viewer: Viewer): Promise<void> {
    const around = { ...(await this.surroundings.of(tx, row)), closingFor: superiorId }
    refuse(decide('passToSuperior', factsOf(row, null), actorOf(viewer), around))
    await this.moves.run(tx, {
      action: 'passToSuperior',
      row,
      viewer,
      request: {
        applicationId: row.id,
        revision: row.revision,
        idempotencyKey: `passed-${row.id}-${row.revision}`,
        opinion: reason,
      },
      to: { status: await this.moves.statusAt(tx, superiorId), holderUnitId: superiorId, cameFromUnitId: null },
      news: (params) => [
        { to: { unitId: superiorId }, kind: 'APPLICATION_ARRIVED', params: { ...params } },
        { to: { accountId: row.applicantId }, kind: 'APPLICATION_PASSED_ON', params: { ...params } },
      ],
    })
  }

  private async required(q: Queryable, id: string): Promise<PlacedUnit> {
    const unit = await placements.unit(q, id)
    if (!unit) throw new DomainError('NOT_FOUND')
    return unit
  }
}
