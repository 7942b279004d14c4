import { DomainError } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'

/** @throws DomainError REASON_REQUIRED, INVALID_INPUT when it is longer than 500 characters */
export function readReason(typed: string): string {
  const faults = new InputFaults()
  const reason = faults.lines('reason', typed, { max: 500 })
  faults.refuse()
  if (reason) return reason
  throw new DomainError('REASON_REQUIRED', { cure: 'correctField', who: 'YOU', fields: [{ field: 'reason', code: 'REQUIRED' }] })
}
