import { gateOf, type Viewer } from '../workflow/who-may.js'
import type { UnitRow } from './unit.store.js'

const label = (id: string) => id.replaceAll('-', '')

type Placed = Pick<UnitRow, 'id' | 'path' | 'status' | 'change' | 'reviewerUnitId'>

/** Stands anywhere above the unit; the region office above all, also those that have no place in the tree yet. */
const isAbove = (viewer: Viewer, unit: Pick<UnitRow, 'id' | 'path'>): boolean =>
  viewer.unitId !== unit.id && (viewer.unitKind === 'REGION_OFFICE' || unit.path.split('.').includes(label(viewer.unitId)))

/** The unit's information lies with the viewer's unit for review, or was returned by it. */
const isReviewerOf = (viewer: Viewer, unit: Placed): boolean =>
  unit.reviewerUnitId === viewer.unitId &&
  (unit.status === 'SUBMITTED' || unit.status === 'RETURNED' || (unit.change !== null && unit.change.status !== 'DRAFT'))

/** An administrator of an approved unit, at work. */
const atWork = (viewer: Viewer): boolean => viewer.hat === 'UNIT_ADMIN' && !gateOf(viewer)

/** Superiors and reviewers of a unit: they manage its logins and see the whole of it. */
export const standsOver = (viewer: Viewer, unit: Placed): boolean =>
  atWork(viewer) && (isAbove(viewer, unit) || isReviewerOf(viewer, unit))

/**
 * Whether codes, scans and reviews of the unit are the viewer's to see; everybody else sees only what is public: the
 * name, the place and whom to ask. Written once, used by every field. Source: S13, S28, S32.
 */
export const seesWhole = (viewer: Viewer | null, unit: Placed): boolean =>
  viewer !== null && ((viewer.unitId === unit.id && !viewer.mustChangePassword) || standsOver(viewer, unit))
