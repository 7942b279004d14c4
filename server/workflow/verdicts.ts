import { refusal, type Refusal } from './refusal.js'

/** 是, 否. */
export type Verdict = 'YES' | 'NO'

/** A verdict with the hash of the content it was given on. */
export interface Judged {
  verdict: Verdict | null
  contentHash: string
}

/** A verdict holds for the content it judged, over any number of rounds; changed content asks again. Source: S41. */
const standingVerdict = (judged: Judged | undefined, presentHash: string): Verdict | null =>
  judged?.contentHash === presentHash ? judged.verdict : null

/** Which verdict counts at a return: the returning unit's own, or its opening again; where it said nothing, the latest before. */
export const decisive = (own: (Judged & { reopened: boolean }) | undefined, earlier: Judged | undefined): Judged | undefined =>
  own && (own.verdict !== null || own.reopened) ? own : earlier

/** After an itemised return a passed item is closed to the applicant; what failed or nobody judged is open. Source: S40. */
export const locksAfterReturn = (judged: Judged | undefined, presentHash: string, itemised: boolean): boolean =>
  itemised && standingVerdict(judged, presentHash) === 'YES'

/** Only a unit that receives switches itemised review, for itself and every unit under it. Source: S39. */
export const refuseItemisedSwitch = (unit: { unitReceives: boolean }): Refusal | undefined =>
  unit.unitReceives ? undefined : refusal('FORBIDDEN', 'none', 'RECEIVER')

/** Why the applicant cannot write into a section that has passed; only the reviewer can open it again. Source: S40. */
export const refuseLocked = (section: { locked: boolean }): Refusal | undefined =>
  section.locked ? refusal('SECTION_LOCKED', 'contactReceiver', 'RECEIVER') : undefined
