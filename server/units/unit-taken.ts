import { violated } from '../database/violations.js'
import { DomainError } from '../errors.js'

const taken = (code: 'UNIT_CODE_TAKEN' | 'UNIT_NAME_TAKEN') => new DomainError(code, { cure: 'correctField', who: 'YOU' })

/** One live unit for a code. */
export const codeTaken = (): DomainError => taken('UNIT_CODE_TAKEN')

/** The database has the last word when two want the same code or name at the same moment. @returns the coded error, or what it was */
export function unitTaken(error: unknown): unknown {
  const constraint = violated(error)
  if (constraint === 'unit_uscc_idx' || constraint === 'unit_org_code_idx') return codeTaken()
  return constraint === 'unit_subordinate_name_idx' ? taken('UNIT_NAME_TAKEN') : error
}
