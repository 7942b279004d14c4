import { refusal, type Refusal } from './refusal.js'
import { guards, type Guard } from './application-guards.js'
import { applicationStatuses, type Actor, type ApplicationAction, type ApplicationFacts } from './application-facts.js'
import type { ApplicationStatus, Circumstances } from './application-facts.js'

/** Where an act leads: a status, nowhere, the state before the last hop, or wherever the chosen holder is. */
export type Outcome = ApplicationStatus | 'same' | 'previous' | 'nextHolder'

export interface Transition {
  action: ApplicationAction
  from: readonly ApplicationStatus[]
  to: Outcome
  /** Asked in this order; the first that refuses is the answer. */
  guards: readonly Guard[]
  /** Carried out by that act alone, so that nobody is offered it by itself. */
  partOf?: 'closeUnit' | 'recordDeparture' | 'decideMeeting'
}

const withApplicant = ['DRAFT', 'RETURNED'] as const
const underReview = ['WITH_UNIT', 'WITH_COMMITTEE'] as const
/** Here an application stays. */
const finals: readonly ApplicationStatus[] = ['PASSED', 'NOT_PASSED', 'ENDED']
const { byApplicant, byHolder, notOwn, byLastSender, byHolderHandling, notHandled, handled } = guards

/** Who may move an application, from where, to where. Written here and nowhere else; proved reachable at start-up. */
export const transitions: readonly Transition[] = [
  { action: 'saveSection', from: withApplicant, to: 'same', guards: [byApplicant, guards.filingOpen] },
  { action: 'attachEvidence', from: withApplicant, to: 'same', guards: [byApplicant, guards.filingOpen] },
  {
    action: 'submitApplication',
    from: withApplicant,
    to: 'nextHolder',
    guards: [byApplicant, guards.filingOpen, guards.someoneReceives, guards.sectionsComplete, guards.eligible],
  },
  { action: 'withdrawApplication', from: underReview, to: 'previous', guards: [byApplicant, guards.justSubmitted, notHandled] },
  { action: 'startHandling', from: underReview, to: 'same', guards: [...byHolder, notHandled] },
  { action: 'saveApprovalForm', from: underReview, to: 'same', guards: byHolderHandling },
  {
    action: 'reportUp',
    from: ['WITH_UNIT'],
    to: 'nextHolder',
    guards: [
      ...byHolder,
      guards.reviewOpen,
      guards.someoneReceives,
      guards.handlingByHolder,
      guards.noOpenNo,
      guards.everyItemJudged,
      guards.recommended,
      guards.posted,
      guards.destinationOffered,
    ],
  },
  {
    action: 'returnToApplicant',
    from: underReview,
    to: 'RETURNED',
    guards: [...byHolderHandling, guards.correctionsOnce, guards.returnExplained],
  },
  {
    action: 'sendBack',
    from: underReview,
    to: 'previous',
    guards: [...byHolderHandling, guards.cameFromUnit, guards.opinionGiven],
  },
  { action: 'recall', from: underReview, to: 'previous', guards: [byLastSender, notOwn, notHandled] },
  { action: 'requestSendBack', from: underReview, to: 'same', guards: [byLastSender, notOwn, handled] },
  { action: 'urge', from: underReview, to: 'same', guards: [guards.bySomeoneWaiting] },
  { action: 'passToSuperior', from: ['WITH_UNIT'], to: 'WITH_UNIT', guards: [guards.holderCloses], partOf: 'closeUnit' },
  {
    action: 'endApplication',
    from: ['DRAFT', 'RETURNED', 'WITH_UNIT'],
    to: 'ENDED',
    guards: [guards.applicantLeaves],
    partOf: 'recordDeparture',
  },
  {
    action: 'accept',
    from: ['WITH_COMMITTEE'],
    to: 'ACCEPTED',
    guards: [guards.byCommittee, ...byHolderHandling, guards.noOpenNo],
  },
  {
    action: 'grantTitle',
    from: ['ACCEPTED'],
    to: 'PASSED',
    partOf: 'decideMeeting',
    guards: [guards.byCommittee, ...byHolder, guards.meetingGrants],
  },
  {
    action: 'declineTitle',
    from: ['ACCEPTED'],
    to: 'NOT_PASSED',
    partOf: 'decideMeeting',
    guards: [guards.byCommittee, ...byHolder, guards.meetingDeclines],
  },
]

const byAction = new Map(transitions.map((transition) => [transition.action, transition]))

function transitionOf(action: ApplicationAction): Transition {
  const transition = byAction.get(action)
  if (!transition) throw new Error(`no transition is written for ${action}`)
  return transition
}

/**
 * The one answer to "may this person do this now": undefined when allowed, else rule, cure and who can cure it.
 * Source: B1. The API, the client's hints, the statistics and the tests all ask here.
 */
export function decide(
  action: ApplicationAction,
  application: ApplicationFacts,
  actor: Actor,
  circumstances: Circumstances,
): Refusal | undefined {
  const transition = transitionOf(action)
  if (!transition.from.includes(application.status)) {
    const editing = action === 'saveSection' || action === 'attachEvidence'
    return refusal(editing ? 'NOT_EDITABLE' : 'WRONG_STATUS', 'none', finals.includes(application.status) ? 'NOBODY' : 'HOLDER')
  }
  for (const guard of transition.guards) {
    const refused = guard({ application, actor, circumstances })
    if (refused) return refused
  }
  return undefined
}

const outcomes: Record<Exclude<Outcome, ApplicationStatus | 'same'>, readonly ApplicationStatus[]> = {
  previous: ['DRAFT', 'RETURNED', 'WITH_UNIT'],
  nextHolder: ['WITH_UNIT', 'WITH_COMMITTEE'],
}
const leadsTo = ({ to, from }: Transition): readonly ApplicationStatus[] =>
  to === 'same' ? from : to === 'previous' || to === 'nextHolder' ? outcomes[to] : [to]

/**
 * Asked once when the server starts: every status can be reached from a draft, and every one but the final ones can be left.
 * @throws Error naming the status that stands alone
 */
export function proveReachable(table: readonly Transition[] = transitions): void {
  const reached = new Set<ApplicationStatus>(['DRAFT'])
  for (let size = 0; size !== reached.size;) {
    size = reached.size
    for (const transition of table)
      if (transition.from.some((status) => reached.has(status))) leadsTo(transition).forEach((status) => reached.add(status))
  }
  for (const status of applicationStatuses) {
    if (!reached.has(status)) throw new Error(`no act leads to ${status}`)
    const left = table.some(({ from, to }) => from.includes(status) && to !== 'same' && to !== 'ENDED')
    if (!left && !finals.includes(status)) throw new Error(`no act leads out of ${status}`)
  }
}
