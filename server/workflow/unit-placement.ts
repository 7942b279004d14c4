import { refusal, type Refusal } from './refusal.js'
import type { UnitFacts, UnitStatus } from './unit-facts.js'
import type { Viewer } from './who-may.js'

/** A unit whose place in the tree somebody wants to change. */
export interface PlacedUnit extends UnitFacts {
  status: UnitStatus
  /** The units above it, nearest last, itself not included. */
  ancestorIds: readonly string[]
}

/** Why the viewer may not touch the place of this unit; superiors may, the region office always. */
function refuseHand(unit: PlacedUnit, viewer: Viewer): Refusal | undefined {
  const above = unit.ancestorIds.includes(viewer.unitId) || viewer.unitKind === 'REGION_OFFICE'
  if (viewer.hat !== 'UNIT_ADMIN' || !above || viewer.unitId === unit.id) return refusal('FORBIDDEN', 'askSuperior', 'SUPERIOR')
  if (unit.status === 'CLOSED') return refusal('UNIT_CLOSED', 'none', 'NOBODY')
  // Bureaus and offices stand where the administrative divisions put them.
  return unit.kind === 'ORDINARY' && unit.parentId ? undefined : refusal('UNIT_STAYS', 'none', 'NOBODY')
}

/** Whether units of this origin stand under such a superior: the order of S4 to S8. */
function fitsUnder({ origin }: Pick<UnitFacts, 'origin'>, superior: PlacedUnit): boolean {
  if (!superior.approved) return false
  if (origin === 'TOWNSHIP') return superior.kind === 'COUNTY_BUREAU'
  if (superior.kind !== 'ORDINARY') return false
  if (origin === 'ASSIGNED') return superior.managesVertically || superior.origin === 'ASSIGNED'
  return superior.receives || superior.origin === 'INTERNAL'
}

/**
 * Whether the viewer may put the unit, and all under it, under another superior. Both have to stand under the viewer, or be
 * the viewer's own unit. A self-registered unit follows the receivers it chooses and is not moved. Source: S4-S10, S22.
 */
export function refuseMove(unit: PlacedUnit, superior: PlacedUnit, viewer: Viewer): Refusal | undefined {
  const refused = refuseHand(unit, viewer)
  if (refused) return refused
  if (unit.origin === 'SELF_REGISTERED') return refusal('UNIT_STAYS', 'saveUnitProfile', 'UNIT_ADMIN')
  const reaches = superior.id === viewer.unitId || superior.ancestorIds.includes(viewer.unitId)
  if (!reaches && viewer.unitKind !== 'REGION_OFFICE') return refusal('FORBIDDEN', 'askSuperior', 'SUPERIOR')
  if (superior.id === unit.id || superior.ancestorIds.includes(unit.id))
    return refusal('UNIT_UNDER_ITSELF', 'correctField', 'YOU')
  if (superior.id === unit.parentId || !fitsUnder(unit, superior)) return refusal('SUPERIOR_NOT_ELIGIBLE', 'correctField', 'YOU')
  return undefined
}

/** @param openBelow how many units under it are not closed: each of them needs a superior that works */
export function refuseClosing(unit: PlacedUnit, openBelow: number, viewer: Viewer): Refusal | undefined {
  const refused = refuseHand(unit, viewer)
  if (refused) return refused
  return openBelow > 0 ? refusal('UNIT_HAS_SUBORDINATES', 'moveUnit', 'YOU') : undefined
}

/** Townships and inner units are where their superior is; assigned ones keep their place. */
export const takesPlaceOfSuperior = ({ origin }: Pick<UnitFacts, 'origin'>): boolean =>
  origin === 'TOWNSHIP' || origin === 'INTERNAL'
