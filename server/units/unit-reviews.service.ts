import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import { InputFaults } from '../reference/input-faults.js'
import { refuseReceiver } from '../workflow/routing.js'
import { reviewedItems } from '../workflow/unit-profile.js'
import type { Viewer } from '../workflow/who-may.js'
import { beginUnitAct } from './unit-act.js'
import { reviewedFacts } from './unit-change.js'
import { unitParts } from './unit-parts.store.js'
import { unitReviewWrites, type FieldReason } from './unit-review.store.js'
import { unitTaken } from './unit-taken.js'
import type { UnitRow, UnitStore } from './unit.store.js'

export interface ReturnUnitInput {
  unitId: string
  reason?: string | null
  fieldReasons?: FieldReason[] | null
}

type Said = { reason: string | null; fieldReasons: FieldReason[] }

/** A receiving unit passes or returns what a unit says of itself. Source: S28, S29. */
export class UnitReviewsService {
  constructor(
    private readonly db: Database,
    private readonly store: UnitStore,
    private readonly audit: AuditService,
    private readonly notifications: NotificationsService,
  ) {}

  /** Passes the unit, which takes its place under the reviewing unit, or the change of an approved one. */
  async approveUnit({ unitId }: { unitId: string }, viewer: Viewer): Promise<UnitRow> {
    try {
      return await this.review('approveUnit', unitId, { reason: null, fieldReasons: [] }, viewer)
    } catch (error) {
      throw unitTaken(error)
    }
  }

  /**
   * Says what is wrong as a whole, field by field, or both.
   * @throws DomainError REASON_REQUIRED, INVALID_INPUT and those of the rules
   */
  async returnUnit(input: ReturnUnitInput, viewer: Viewer): Promise<UnitRow> {
    const faults = new InputFaults()
    const reason = faults.lines('reason', input.reason, { max: 1000 })
    const fieldReasons = readFieldReasons(faults, input.fieldReasons ?? [])
    faults.refuse()
    if (!reason && fieldReasons.length === 0)
      throw new DomainError('REASON_REQUIRED', {
        cure: 'correctField',
        who: 'YOU',
        fields: [{ field: 'reason', code: 'REQUIRED' }],
      })
    return this.review('returnUnit', input.unitId, { reason, fieldReasons }, viewer)
  }

  private review(action: 'approveUnit' | 'returnUnit', unitId: string, said: Said, viewer: Viewer): Promise<UnitRow> {
    return this.db.transaction(async (tx) => {
      const { row } = await beginUnitAct(tx, this.store, action, unitId, viewer)
      const facts = { ...reviewedFacts(row), ...row.change?.facts }
      const passed = action === 'approveUnit'
      await unitReviewWrites.record(tx, row, { passed, ...said, facts }, viewer)
      if (!passed) await unitReviewWrites.markReturned(tx, row, said.reason)
      else if (row.change) await this.passChange(tx, row, viewer.unitId)
      else await unitReviewWrites.pass(tx, row, viewer.unitId)
      const kind = passed ? 'UNIT_APPROVED' : 'UNIT_RETURNED'
      await this.notifications.notify(tx, { to: { unitId }, kind, params: { unitName: row.name }, aboutUnitId: unitId })
      const detail = { passed, ofChange: row.change !== null, byUnitId: viewer.unitId }
      await this.audit.record(tx, { subject: `unit:${unitId}`, actorId: viewer.accountId, action, detail })
      return (await this.store.lock(tx, unitId)) as UnitRow
    })
  }

  /** A unit that has moved leaves the receivers of its old place; the reviewing one becomes its default. */
  private async passChange(tx: Transaction, row: UnitRow, reviewerUnitId: string): Promise<void> {
    const facts = row.change?.facts ?? row
    await unitReviewWrites.passChange(tx, row, facts)
    const moved = facts.level !== row.level || facts.divisionCode !== row.divisionCode
    if (!moved || row.origin !== 'SELF_REGISTERED') return
    await unitReviewWrites.place(tx, row.id, reviewerUnitId)
    const links = await unitParts.links(tx, [row.id])
    const known = await this.store.facts(tx, [row.id, ...links.map(({ receiverId }) => receiverId)])
    const unit = known.get(row.id)
    const unfit = links.filter(({ receiverId }) => {
      const receiver = known.get(receiverId)
      return !unit || !receiver || refuseReceiver(unit, receiver)
    })
    await unitReviewWrites.dropReceivers(
      tx,
      row.id,
      unfit.map(({ id }) => id),
      reviewerUnitId,
    )
  }
}

/** Each field once, and only what a profile has; faults: NOT_A_CHOICE, DUPLICATE, REQUIRED, TOO_LONG. */
function readFieldReasons(faults: InputFaults, typed: readonly FieldReason[]): FieldReason[] {
  const seen = new Set<string>()
  return typed.map(({ field, reason }, index) => {
    if (!reviewedItems.includes(field)) faults.add(`fieldReasons.${index}.field`, 'NOT_A_CHOICE')
    else if (seen.has(field)) faults.add(`fieldReasons.${index}.field`, 'DUPLICATE')
    seen.add(field)
    return { field, reason: faults.lines(`fieldReasons.${index}.reason`, reason, { max: 200, required: true }) ?? '' }
  })
}
