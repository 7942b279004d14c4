import { refusal, type Refusal, type Rule } from './refusal.js'
import { receiverIsFixed } from './routing.js'
import type { UnitFacts, UnitStatus } from './unit-facts.js'
import { missingOf, type UnitProfile } from './unit-profile.js'
import { gateOf, type Viewer } from './who-may.js'

/** One verb per act, from the button to the mutation and the test. */
export const unitActions = [
  'saveUnitProfile',
  'attachUnitDocument',
  'addReceivingLink',
  'removeReceivingLink',
  'setDefaultReceiver',
  'submitUnit',
  'approveUnit',
  'returnUnit',
  'urgeUnit',
] as const

export type UnitActionName = (typeof unitActions)[number]

/** A waiting unit may urge once in so many hours. Source: S30. */
export const urgeHours = 24

/** Everything the rules ask about a unit, gathered inside the transaction that decides. */
export interface UnitCircumstances {
  unit: UnitFacts
  status: UnitStatus
  /** How far a change of the approved facts has come; null when there is none. Source: S28. */
  changeStatus: UnitStatus | null
  /** The unit that reviews it, or did last. */
  reviewerUnitId: string | null
  profile: UnitProfile
  /** How many receivers it has chosen. */
  linkCount: number
  hoursSinceUrged: number | null
  /** The person who asks has a login in this unit, too: compared by person, not by account or unit. */
  viewerBelongs: boolean
}

export type UnitRefusal = Omit<Refusal, 'rule'> & { rule: Rule | 'TOO_MANY_REQUESTS' }

/** The unit information, or a change of it, lies with the receiving unit. */
export const isUnderReview = ({ status, changeStatus }: Pick<UnitCircumstances, 'status' | 'changeStatus'>): boolean =>
  status === 'SUBMITTED' || changeStatus === 'SUBMITTED'

type Guard = (circumstances: UnitCircumstances, viewer: Viewer) => UnitRefusal | undefined

const byOwnAdministrator: Guard = ({ unit }, viewer) =>
  viewer.unitId === unit.id && viewer.hat === 'UNIT_ADMIN' && !viewer.mustChangePassword
    ? undefined
    : refusal('FORBIDDEN', 'askUnitAdministrator', 'UNIT_ADMIN')

const byReviewer: Guard = ({ unit, reviewerUnitId }, viewer) =>
  viewer.unitId === reviewerUnitId && viewer.unitId !== unit.id && viewer.hat === 'UNIT_ADMIN' && !gateOf(viewer)
    ? undefined
    : refusal('FORBIDDEN', 'contactReceiver', 'RECEIVER')

/** Nobody passes their own unit, whatever other login they use for it. */
const notTheirOwn: Guard = ({ viewerBelongs }) =>
  viewerBelongs ? refusal('OWN_UNIT', 'askAnotherAdministrator', 'RECEIVER') : undefined

const notUnderReview: Guard = (circumstances) =>
  isUnderReview(circumstances) ? refusal('UNIT_UNDER_REVIEW', 'waitForApproval', 'RECEIVER') : undefined

/** An approved unit goes on working while a change of its facts is looked at. */
const notFirstReview: Guard = ({ status }) =>
  status === 'SUBMITTED' ? refusal('UNIT_UNDER_REVIEW', 'waitForApproval', 'RECEIVER') : undefined

const underReview: Guard = (circumstances) =>
  isUnderReview(circumstances) ? undefined : refusal('UNIT_NOT_UNDER_REVIEW', 'submitUnit', 'UNIT_ADMIN')

const receiverIsChosen: Guard = ({ unit }) =>
  receiverIsFixed(unit) ? refusal('RECEIVER_FIXED', 'askSuperior', 'SUPERIOR') : undefined

const hasReceivers: Guard = ({ linkCount }) =>
  linkCount === 0 ? refusal('NO_DEFAULT_RECEIVER', 'addReceivingLink', 'UNIT_ADMIN') : undefined

const somethingToReview: Guard = ({ status, changeStatus }) =>
  status === 'APPROVED' && changeStatus === null ? refusal('UNIT_NOT_UNDER_REVIEW', 'saveUnitProfile', 'UNIT_ADMIN') : undefined

const complete: Guard = ({ profile }) => {
  const missing = missingOf(profile)
  if (missing.some(({ field }) => field !== 'receivers')) return refusal('PROFILE_INCOMPLETE', 'saveUnitProfile', 'UNIT_ADMIN')
  if (missing.length === 0) return undefined
  const rule = profile.receiver === 'MISFIT' ? 'RECEIVER_NOT_ELIGIBLE' : 'NO_DEFAULT_RECEIVER'
  return refusal(rule, 'addReceivingLink', 'UNIT_ADMIN')
}

const notUrgedLately: Guard = ({ hoursSinceUrged }) =>
  hoursSinceUrged !== null && hoursSinceUrged < urgeHours
    ? { rule: 'TOO_MANY_REQUESTS', cure: 'retryLater', who: 'YOU' }
    : undefined

/** Asked in this order; the first that refuses is the answer. */
const guards: Record<UnitActionName, readonly Guard[]> = {
  saveUnitProfile: [byOwnAdministrator, notFirstReview],
  attachUnitDocument: [byOwnAdministrator, notUnderReview],
  addReceivingLink: [byOwnAdministrator, receiverIsChosen, notFirstReview],
  removeReceivingLink: [byOwnAdministrator, receiverIsChosen, notFirstReview, hasReceivers],
  setDefaultReceiver: [byOwnAdministrator, receiverIsChosen, notFirstReview, hasReceivers],
  submitUnit: [byOwnAdministrator, notUnderReview, somethingToReview, complete],
  approveUnit: [byReviewer, notTheirOwn, underReview],
  returnUnit: [byReviewer, notTheirOwn, underReview],
  urgeUnit: [byOwnAdministrator, underReview, notUrgedLately],
}

/** Whether the viewer may do this to the unit now; undefined when so. Source: S13, S22, S28, S29, S30, B1. */
export function decideUnit(action: UnitActionName, circumstances: UnitCircumstances, viewer: Viewer): UnitRefusal | undefined {
  if (circumstances.status === 'CLOSED') return refusal('UNIT_CLOSED', 'askSuperior', 'SUPERIOR')
  for (const guard of guards[action]) {
    const refused = guard(circumstances, viewer)
    if (refused) return refused
  }
  return undefined
}
