import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { receiverIsFixed, refuseReceiver } from '../workflow/routing.js'
import type { UnitCircumstances } from '../workflow/unit-workflow.js'
import type { Viewer } from '../workflow/who-may.js'
import { cleanProfile, type ProfileInput } from './clean-profile.js'
import { beginUnitAct } from './unit-act.js'
import { changedFacts, nextChange } from './unit-change.js'
import { intended } from './unit-circumstances.store.js'
import { codeTaken, unitTaken } from './unit-taken.js'
import { unitWrites } from './unit-write.store.js'
import type { ReviewedFacts, UnitRow, UnitStore } from './unit.store.js'

/** What a unit does with its own information. Source: S15, S28-S30. */
export class UnitsService {
  constructor(
    private readonly db: Database,
    private readonly store: UnitStore,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * Saves the whole profile. Before approval all of it changes; afterwards name, codes, level and division become a
   * change to be submitted, while the unit works on under the approved ones.
   * @throws DomainError UNIT_UNDER_REVIEW, UNIT_CODE_TAKEN, INVALID_INPUT and the codes of single faults
   */
  async saveUnitProfile(input: ProfileInput, viewer: Viewer): Promise<UnitRow> {
    const { facts, free } = cleanProfile(input, this.reference)
    return this.act('saveUnitProfile', viewer, async (tx, { row }) => {
      const changed = changedFacts(row, facts)
      refuseMove(row, changed)
      if (await unitWrites.codesTaken(tx, row.id, facts)) throw codeTaken()
      await unitWrites.saveFree(tx, row.id, free)
      // Nobody stands above the region office to look at its changes.
      if (row.status !== 'APPROVED' || row.kind === 'REGION_OFFICE') await unitWrites.saveFacts(tx, row.id, facts)
      else await unitWrites.saveChange(tx, row.id, nextChange(row, facts))
      return { changed }
    })
  }

  /** Sends the unit information, or the change of an approved unit, to the receiver. */
  submitUnit(viewer: Viewer): Promise<UnitRow> {
    return this.act('submitUnit', viewer, async (tx, { row, circumstances }) => {
      const reviewerUnitId = await this.reviewerOf(tx, row, circumstances)
      const submittedAt = new Date().toISOString()
      if (row.change)
        await unitWrites.submitChange(tx, row.id, reviewerUnitId, {
          ...row.change,
          status: 'SUBMITTED',
          reason: null,
          submittedAt,
        })
      else await unitWrites.submit(tx, row.id, reviewerUnitId)
      await this.tell(tx, row, reviewerUnitId, 'UNIT_SUBMITTED')
      return { reviewerUnitId }
    })
  }

  /** 催办 to the unit that reviews. Source: S30. */
  urgeUnit(viewer: Viewer): Promise<UnitRow> {
    return this.act('urgeUnit', viewer, async (tx, { row }) => {
      await unitWrites.urge(tx, row.id)
      if (row.reviewerUnitId) await this.tell(tx, row, row.reviewerUnitId, 'URGED')
      return {}
    })
  }

  private async act(
    action: 'saveUnitProfile' | 'submitUnit' | 'urgeUnit',
    viewer: Viewer,
    work: (tx: Transaction, begun: { row: UnitRow; circumstances: UnitCircumstances }) => Promise<Record<string, unknown>>,
  ): Promise<UnitRow> {
    try {
      return await this.db.transaction(async (tx) => {
        const begun = await beginUnitAct(tx, this.store, action, viewer.unitId, viewer)
        const detail = await work(tx, begun)
        await this.audit.record(tx, { subject: `unit:${viewer.unitId}`, actorId: viewer.accountId, action, detail })
        return (await this.store.lock(tx, viewer.unitId)) as UnitRow
      })
    } catch (error) {
      throw unitTaken(error)
    }
  }

  /** The superior, else the default receiver; a change of place goes to a receiver that fits the new place. */
  private async reviewerOf(tx: Transaction, row: UnitRow, { unit }: UnitCircumstances): Promise<string> {
    const links = receiverIsFixed(unit) ? [] : await this.store.receiversOf(tx, row.id)
    const ids = links.map(({ receiverId }) => receiverId)
    const facts = await this.store.facts(tx, ids)
    const fitting = ids.find((id) => {
      const receiver = facts.get(id)
      return receiver && !refuseReceiver(intended(unit, row), receiver)
    })
    const reviewer = receiverIsFixed(unit) ? row.parentId : fitting
    if (!reviewer) throw new DomainError('NO_DEFAULT_RECEIVER', { cure: 'askSuperior', who: 'SUPERIOR' })
    return reviewer
  }

  private tell(tx: Transaction, unit: UnitRow, unitId: string, kind: 'UNIT_SUBMITTED' | 'URGED'): Promise<void> {
    return this.notifications.notify(tx, { to: { unitId }, kind, params: { unitName: unit.name }, aboutUnitId: unit.id })
  }
}

/** Bureaus and offices stand where the hierarchy puts them. */
function refuseMove(row: UnitRow, changed: (keyof ReviewedFacts)[]): void {
  if (row.kind === 'ORDINARY') return
  const faults = new InputFaults()
  for (const field of ['level', 'divisionCode'] as const) if (changed.includes(field)) faults.add(field, 'FIXED')
  faults.refuse()
}
