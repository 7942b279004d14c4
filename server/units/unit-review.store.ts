import type { Transaction } from '../database/database.js'
import type { Viewer } from '../workflow/who-may.js'
import { unitWrites } from './unit-write.store.js'
import type { ReviewedFacts, UnitRow } from './unit.store.js'

/** What is wrong with one field of the profile, or one scan. */
export interface FieldReason {
  field: string
  reason: string
}

interface Outcome {
  passed: boolean
  reason: string | null
  fieldReasons: FieldReason[]
  /** What was looked at. */
  facts: ReviewedFacts
}

/** The writes of a review; whoever calls holds the unit's lock. */
export const unitReviewWrites = {
  record: (tx: Transaction, unit: UnitRow, { passed, reason, fieldReasons, facts }: Outcome, viewer: Viewer) =>
    tx.query(
      `insert into unit_review (unit_id, receiver_id, reviewer_id, reviewer_name, passed, reason, facts, field_reasons)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb)`,
      [
        unit.id,
        viewer.unitId,
        viewer.accountId,
        viewer.personName,
        passed,
        reason,
        JSON.stringify(facts),
        JSON.stringify(fieldReasons),
      ],
    ),

  /** Its place in the tree is under the unit that passed it, unless it was created there. */
  async pass(tx: Transaction, unit: UnitRow, reviewerUnitId: string): Promise<void> {
    await tx.query(
      `update unit set status = 'APPROVED', status_at = now(), status_reason = null, revision = revision + 1 where id = $1`,
      [unit.id],
    )
    if (unit.origin === 'SELF_REGISTERED') await unitReviewWrites.place(tx, unit.id, reviewerUnitId)
  },

  place: (tx: Transaction, unitId: string, parentId: string) =>
    tx.query('update unit set parent_id = $2 where id = $1', [unitId, parentId]),

  async passChange(tx: Transaction, unit: UnitRow, facts: ReviewedFacts): Promise<void> {
    await unitWrites.saveFacts(tx, unit.id, facts)
    await tx.query('update unit set change = null, status_at = now(), revision = revision + 1 where id = $1', [unit.id])
  },

  /** An approved unit stays approved; only its change comes back. */
  markReturned: (tx: Transaction, unit: UnitRow, reason: string | null) =>
    unit.change
      ? unitWrites.saveChange(tx, unit.id, { ...unit.change, status: 'RETURNED', reason })
      : tx.query(`update unit set status = 'RETURNED', status_at = now(), status_reason = $2 where id = $1`, [unit.id, reason]),

  async dropReceivers(tx: Transaction, unitId: string, linkIds: string[], defaultReceiverId: string): Promise<void> {
    await tx.query('delete from receiving_link where id = any($1)', [linkIds])
    await tx.query('update receiving_link set is_default = false where unit_id = $1 and receiver_id <> $2 and is_default', [
      unitId,
      defaultReceiverId,
    ])
    await tx.query('update receiving_link set is_default = true where unit_id = $1 and receiver_id = $2', [
      unitId,
      defaultReceiverId,
    ])
  },
}
