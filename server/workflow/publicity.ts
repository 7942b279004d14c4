import { refusal, type Refusal } from './refusal.js'
import { workingDaysBetween, type Calendar } from './working-days.js'
import type { Viewer } from './who-may.js'

/** Source: S49. */
export const shortestPublicity = 5

/** 不成立, 成立 */
export type ObjectionOutcome = 'DISMISSED' | 'UPHELD'

/** What a unit may post: what lies on its own desk and was filed through it, or had nobody at home to review it. */
export const postable = (
  application: { status: string; unitId: string; holderUnitId: string | null; selfAdministered: boolean },
  viewer: Pick<Viewer, 'unitId'>,
): boolean =>
  application.status === 'WITH_UNIT' &&
  application.holderUnitId === viewer.unitId &&
  (application.unitId === viewer.unitId || application.selfAdministered)

/**
 * Working days of a posting from `startsOn` to `endsOn`; the publishing day does not count.
 * @throws UnknownYear; Source: S49
 */
export const publicityDays = (calendar: Calendar, startsOn: string, endsOn: string): number =>
  workingDaysBetween(calendar, startsOn, endsOn)

export interface PublicityFacts {
  unitId: string
  /** YYYY-MM-DD in Asia/Shanghai. */
  endsOn: string
  closed: boolean
  photos: number
  openObjections: number
  applicantIds: readonly string[]
}

/** Who may add photos and objections, and why not. Nobody keeps the evidence on their own application. Source: S14. */
export function refuseKeeping(publicity: PublicityFacts, viewer: Pick<Viewer, 'unitId' | 'accountId'>): Refusal | undefined {
  if (publicity.unitId !== viewer.unitId) return refusal('FORBIDDEN', 'none', 'UNIT_ADMIN')
  if (publicity.closed) return refusal('PUBLICITY_CLOSED', 'none', 'NOBODY')
  if (publicity.applicantIds.includes(viewer.accountId))
    return refusal('OWN_APPLICATION', 'askAnotherAdministrator', 'UNIT_ADMIN')
  return undefined
}

/** @param today YYYY-MM-DD in Asia/Shanghai; the last day must be over. */
export function refuseClosing(
  publicity: PublicityFacts,
  viewer: Pick<Viewer, 'unitId' | 'accountId'>,
  today: string,
): Refusal | undefined {
  const refused = refuseKeeping(publicity, viewer)
  if (refused) return refused
  if (today <= publicity.endsOn) return refusal('PUBLICITY_RUNNING', 'retryLater', 'YOU')
  if (publicity.photos === 0) return refusal('PUBLICITY_PHOTO_MISSING', 'addPublicityPhoto', 'YOU')
  if (publicity.openObjections > 0) return refusal('OBJECTION_OPEN', 'handleObjection', 'YOU')
  return undefined
}
