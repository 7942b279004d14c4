import type { WindowState } from './campaign-windows.js'
import type { UnitKind } from './unit-facts.js'

/** 未提交, 已退回, 审核中, 评委会待受理, 评委会已受理, 评审通过, 评审未通过, 已终止 */
export const applicationStatuses = [
  'DRAFT',
  'RETURNED',
  'WITH_UNIT',
  'WITH_COMMITTEE',
  'ACCEPTED',
  'PASSED',
  'NOT_PASSED',
  'ENDED',
] as const
export type ApplicationStatus = (typeof applicationStatuses)[number]

/** One verb per act, from the button to the mutation, the service, the history row and the test. */
export type ApplicationAction =
  | 'saveSection'
  | 'attachEvidence'
  | 'submitApplication'
  | 'withdrawApplication'
  | 'startHandling'
  | 'saveApprovalForm'
  | 'reportUp'
  | 'returnToApplicant'
  | 'sendBack'
  | 'recall'
  | 'requestSendBack'
  | 'urge'
  | 'accept'
  | 'passToSuperior'
  | 'endApplication'
  | 'grantTitle'
  | 'declineTitle'

/** What the holder can do to many applications at once. Source: B7. */
export type BulkAction = Extract<ApplicationAction, 'reportUp' | 'returnToApplicant'>

/** The hop that brought the application where it is now; a recalled hop is no longer one. */
export interface LastHop {
  action: ApplicationAction
  /** null: it came from the applicant. */
  fromUnitId: string | null
}

export interface ApplicationFacts {
  applicantId: string
  /** The unit the applicant files through. */
  unitId: string
  status: ApplicationStatus
  /** null while the applicant has it; the committee keeps what it has accepted. */
  holderUnitId: string | null
  handlingStarted: boolean
  lastHop: LastHop | null
  /** The unit that reported it up to the present holder; null when the applicant submitted it there. */
  cameFromUnitId: string | null
}

export interface Actor {
  accountId: string
  unitId: string
  unitKind: UnitKind
  /** Wears 【我是单位管理员】 just now. */
  administers: boolean
  /** Administers, or stands in for a colleague who does. Source: B9. */
  reviews: boolean
  /** Whose applications the actor does not handle, by applicant: the own, and those of whoever one stands in for or was named by. */
  tooNear: readonly string[]
}

/** Everything around the application that the rules ask about, gathered inside the transaction that decides. */
export interface Circumstances {
  filing: WindowState
  review: WindowState
  incompleteSections: readonly string[]
  /** Codes of the conditions (申报条件) that keep it from being submitted. */
  ineligible?: readonly string[]
  /** Offered next holders, the default first; empty when nobody can receive. */
  destinations: readonly string[]
  /** Why there is none: the unit has no default receiver, or no committee matches. */
  nobodyReceives: 'NO_DEFAULT_RECEIVER' | 'NO_MATCHING_COMMITTEE'
  /** The filing unit has an administrator other than the applicant. Source: S14. */
  reviewedAtHome: boolean
  /** Items of the holder's 审批单 judged 否, and not judged at all. */
  openNo: number
  unjudged: number
  /** The holder's 推荐意见 is written and signed with name and date. */
  recommendationSigned: boolean
  /** Asked before the dialog opens: taken as still to be written. */
  opinion: 'given' | 'missing' | 'toBeWritten'
  /** The campaign asks for a posting that has not been opened, or not been ended. Source: S50. */
  publicity?: 'missing' | 'running'
  /** undefined until a destination has been chosen. */
  chosenDestination?: string
  /** The unit that sent it has been closed since. */
  senderClosed?: boolean
  /** The applicant leaves the filing unit just now, or has left it. */
  leaves?: boolean
  /** The holder is being closed by whoever acts, and this is its superior. */
  closingFor?: string
  /** What the decided meeting says of it. Source: B2. */
  meetingSays?: 'PASSED' | 'NOT_PASSED'
  /** This committee's office has given it back with its list of corrections before. Source: B2. */
  correctionsListed?: boolean
}
