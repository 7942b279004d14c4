import { DomainError } from '../errors.js'
import type { ReviewedFacts, UnitChange, UnitRow } from './unit.store.js'

const reviewed = ['name', 'uscc', 'orgCode', 'level', 'divisionCode'] as const satisfies readonly (keyof ReviewedFacts)[]

export const reviewedFacts = (row: ReviewedFacts): ReviewedFacts => ({
  name: row.name,
  uscc: row.uscc,
  orgCode: row.orgCode,
  level: row.level,
  divisionCode: row.divisionCode,
})

export const changedFacts = (from: ReviewedFacts, to: ReviewedFacts): (keyof ReviewedFacts)[] =>
  reviewed.filter((field) => from[field] !== to[field])

/**
 * What becomes of the change when an approved unit saves these facts: the approved ones again withdraw it.
 * @throws DomainError UNIT_UNDER_REVIEW when another change already lies with the receiver
 * Source: S28.
 */
export function nextChange(row: UnitRow, facts: ReviewedFacts): UnitChange | null {
  const { change } = row
  const asApproved = changedFacts(row, facts).length === 0
  const asPending = change !== null && changedFacts(change.facts, facts).length === 0
  if (asPending) return change
  if (change?.status === 'SUBMITTED') {
    if (asApproved) return change
    throw new DomainError('UNIT_UNDER_REVIEW', { cure: 'waitForApproval', who: 'RECEIVER' })
  }
  return asApproved ? null : { facts, status: 'DRAFT', reason: null, submittedAt: null }
}
