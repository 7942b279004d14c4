import { refusal, type Refusal } from './refusal.js'
import type { UnitKind, UnitStatus } from './unit-facts.js'

/** 我是单位管理员, 我是申报人. Source: S12. */
export type Hat = 'UNIT_ADMIN' | 'APPLICANT'

/** Whose review rights somebody has just now, in the place of an absent colleague (委托办理). Source: B9. */
export interface StandIn {
  accountId: string
  personName: string
  /** The last day, YYYY-MM-DD in Asia/Shanghai. */
  until: string
  /** Whoever named the stand-in. */
  namedById: string
}

/** Who is asking: one account in one unit, under the hat it wears now. Resolved once a request; never trusted from input. */
export interface Viewer {
  accountId: string
  personName: string
  unitId: string
  unitName: string
  unitKind: UnitKind
  unitStatus: UnitStatus
  /** The unit has been approved once; later changes are reviewed while it goes on working. Source: S28. */
  unitApproved: boolean
  unitReceives: boolean
  hat: Hat | null
  mayAdminister: boolean
  mustChangePassword: boolean
  /** Never beside the right to administer, which includes it. */
  standsInFor?: StandIn | null
  /** The password was right, the code of the second factor is still to come. Source: S11. */
  secondFactorPending?: boolean
  /** Drawn for a meeting whose results are not posted yet (评委); never of a program. Source: B2. */
  sits?: boolean
}

/** What the menu shows. Source: S1, S56; a set on one account, not a type. */
export type Role = 'APPLICANT' | 'STAND_IN' | 'EXPERT' | 'UNIT_ADMIN' | 'RECEIVER' | 'COMMITTEE' | 'REGION'

/** Reviews for the unit: as its administrator, or in the place of one. Source: S13, B9. */
export const mayReview = (viewer: Pick<Viewer, 'hat' | 'standsInFor'>): boolean =>
  viewer.hat === 'UNIT_ADMIN' || Boolean(viewer.standsInFor)

/** Whose applications the viewer keeps hands off: their own, those of whom they stand in for and of whoever named them. Source: S14. */
export const tooNear = ({ accountId, standsInFor }: Pick<Viewer, 'accountId' | 'standsInFor'>): string[] =>
  standsInFor ? [accountId, standsInFor.accountId, standsInFor.namedById] : [accountId]

/** For whom an act on this application is done; undefined when it is the viewer's own. */
export const onBehalf = (viewer: Pick<Viewer, 'accountId' | 'standsInFor'>, { applicantId }: { applicantId: string }) =>
  applicantId === viewer.accountId ? undefined : (viewer.standsInFor ?? undefined)

export function rolesOf(viewer: Viewer): Role[] {
  const roles: Role[] = ['APPLICANT']
  if (viewer.standsInFor) roles.push('STAND_IN')
  if (viewer.sits) roles.push('EXPERT')
  if (viewer.hat !== 'UNIT_ADMIN') return roles
  roles.push('UNIT_ADMIN')
  if (viewer.unitReceives) roles.push('RECEIVER')
  if (viewer.unitKind === 'COMMITTEE_OFFICE') roles.push('COMMITTEE')
  if (viewer.unitKind === 'REGION_OFFICE') roles.push('REGION')
  return roles
}

/** Why nothing but the own profile is open yet. Source: S12, S29, S32. */
export function gateOf(viewer: Viewer): Refusal | undefined {
  if (viewer.secondFactorPending) return refusal('SECOND_FACTOR_NEEDED', 'confirmSecondFactor', 'YOU')
  if (viewer.mustChangePassword) return refusal('PASSWORD_MUST_CHANGE', 'changePassword', 'YOU')
  if (viewer.hat === null) return refusal('HAT_NOT_CHOSEN', 'chooseRole', 'YOU')
  if (viewer.unitStatus === 'CLOSED') return refusal('UNIT_CLOSED', 'askSuperior', 'SUPERIOR')
  if (!viewer.unitApproved) return refusal('UNIT_NOT_APPROVED', 'waitForApproval', 'RECEIVER')
  return undefined
}

/** One way in which an application may be seen; a store makes each a condition of its WHERE, `sees` tests one row. */
export type Sight =
  | { by: 'applicant'; accountId: string }
  /** Submitted at least once through this unit. */
  | { by: 'filingUnit'; unitId: string }
  | { by: 'holder'; unitId: string }
  /** Went through this unit once. */
  | { by: 'trail'; unitId: string }
  /** Submitted by somebody of a unit anywhere under this one. */
  | { by: 'superior'; unitId: string }
  | { by: 'regionOffice' }
  /** Before a meeting they sit in, from the draw until the box is closed. */
  | { by: 'panel'; accountId: string }

/** Who may see which applications, as data. Written once, used by every list and by the single record. Source: S13, S53, S55. */
export function scopeOf(viewer: Viewer): Sight[] {
  const sights = sightsOf(viewer)
  return viewer.sits && !gateOf(viewer) ? [...sights, { by: 'panel', accountId: viewer.accountId }] : sights
}

function sightsOf(viewer: Viewer): Sight[] {
  const own: Sight = { by: 'applicant', accountId: viewer.accountId }
  const { unitId } = viewer
  if (gateOf(viewer) || !mayReview(viewer)) return [own]
  // A review needs what lies here and what has gone through; the rest is for whoever administers.
  if (viewer.hat !== 'UNIT_ADMIN') return [own, { by: 'holder', unitId }, { by: 'trail', unitId }]
  if (viewer.unitKind === 'REGION_OFFICE') return [own, { by: 'regionOffice' }]
  const unit: Sight[] = [own, { by: 'filingUnit', unitId }, { by: 'holder', unitId }, { by: 'trail', unitId }]
  return viewer.unitReceives && viewer.unitKind !== 'COMMITTEE_OFFICE' ? [...unit, { by: 'superior', unitId }] : unit
}

/** What `sees` needs of a row. */
export interface Seen {
  applicantId: string
  unitId: string
  /** The units above the filing unit, itself not included. */
  unitAncestorIds: readonly string[]
  holderUnitId: string | null
  trailUnitIds: readonly string[]
  submitted: boolean
  /** Who judges it just now. */
  panelIds?: readonly string[]
}

export function sees(viewer: Viewer, row: Seen): boolean {
  return scopeOf(viewer).some((sight) => {
    switch (sight.by) {
      case 'applicant':
        return row.applicantId === sight.accountId
      case 'filingUnit':
        return row.submitted && row.unitId === sight.unitId
      case 'holder':
        return row.holderUnitId === sight.unitId
      case 'trail':
        return row.trailUnitIds.includes(sight.unitId)
      case 'superior':
        return row.submitted && row.unitAncestorIds.includes(sight.unitId)
      case 'regionOffice':
        return row.submitted
      case 'panel':
        return row.panelIds?.includes(sight.accountId) ?? false
    }
  })
}
