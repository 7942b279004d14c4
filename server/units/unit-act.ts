import type { Queryable } from '../database/database.js'
import { DomainError } from '../errors.js'
import { missingOf } from '../workflow/unit-profile.js'
import { decideUnit, urgeHours, type UnitActionName, type UnitCircumstances } from '../workflow/unit-workflow.js'
import type { Viewer } from '../workflow/who-may.js'
import { unitCircumstances } from './unit-circumstances.store.js'
import type { UnitRow, UnitStore } from './unit.store.js'

/** @throws DomainError of the rule, with what is missing or how many hours to wait */
function requireAllowed(action: UnitActionName, circumstances: UnitCircumstances, viewer: Viewer): void {
  const refused = decideUnit(action, circumstances, viewer)
  if (!refused) return
  const { rule, cure, who } = refused
  const lacks = rule === 'PROFILE_INCOMPLETE' || rule === 'NO_DEFAULT_RECEIVER' || rule === 'RECEIVER_NOT_ELIGIBLE'
  const fields = lacks ? missingOf(circumstances.profile).map(({ field }) => ({ field, code: 'REQUIRED' })) : []
  const hours = rule === 'TOO_MANY_REQUESTS' ? Math.ceil(urgeHours - (circumstances.hoursSinceUrged ?? 0)) : null
  throw new DomainError(rule, { cure, who, ...(fields.length > 0 && { fields }), ...(hours && { params: { hours } }) })
}

/**
 * Locks the unit and decides; the answer holds until the transaction ends.
 * @throws DomainError NOT_FOUND, or of the rule that forbids it
 */
export async function beginUnitAct(tx: Queryable, store: UnitStore, action: UnitActionName, unitId: string, viewer: Viewer) {
  const row = await store.lock(tx, unitId)
  if (!row) throw new DomainError('NOT_FOUND')
  const circumstances = await circumstancesOf(tx, store, row, viewer)
  requireAllowed(action, circumstances, viewer)
  return { row, circumstances }
}

async function circumstancesOf(q: Queryable, store: UnitStore, row: UnitRow, viewer: Viewer): Promise<UnitCircumstances> {
  const circumstances = (await unitCircumstances(q, store, [row], viewer)).get(row.id)
  if (!circumstances) throw new DomainError('NOT_FOUND')
  return circumstances
}
