import { closedWindow } from './campaign-windows.js'
import { refusal, type Refusal } from './refusal.js'
import type { Actor, ApplicationFacts, Circumstances } from './application-facts.js'

interface Question {
  application: ApplicationFacts
  actor: Actor
  circumstances: Circumstances
}

/** One condition of a transition; answers why not, or undefined. */
export type Guard = (question: Question) => Refusal | undefined

const byApplicant: Guard = ({ application, actor }) =>
  application.applicantId === actor.accountId ? undefined : refusal('NOT_APPLICANT', 'none', 'APPLICANT')

/** Not through a colleague named for it either. Source: S14, B9. */
const notOwn: Guard = ({ application, actor }) =>
  application.applicantId === actor.accountId || actor.tooNear.includes(application.applicantId)
    ? refusal('OWN_APPLICATION', 'askAnotherAdministrator', 'UNIT_ADMIN')
    : undefined

const atHolder: Guard = ({ application, actor }) =>
  actor.reviews && application.holderUnitId === actor.unitId ? undefined : refusal('NOT_HOLDER', 'none', 'HOLDER')

const handlingByHolder: Guard = ({ application }) =>
  application.handlingStarted ? undefined : refusal('HANDLING_NOT_STARTED', 'startHandling', 'HOLDER')

const notHandled: Guard = ({ application, actor }) => {
  if (!application.handlingStarted) return undefined
  const mine = application.holderUnitId === actor.unitId
  return refusal('HANDLING_STARTED', mine ? 'saveApprovalForm' : 'requestSendBack', mine ? 'HOLDER' : 'YOU')
}

/** A request to send back only makes sense once a recall is too late. */
const handled: Guard = ({ application }) =>
  application.handlingStarted ? undefined : refusal('HANDLING_NOT_STARTED', 'recall', 'YOU')

/** Source: S45; the unit that made the last hop, and no other, takes it back. */
const byLastSender: Guard = ({ application, actor }) =>
  actor.reviews && application.lastHop?.fromUnitId === actor.unitId ? undefined : refusal('NOTHING_TO_RECALL', 'none', 'NOBODY')

const justSubmitted: Guard = ({ application }) =>
  application.lastHop?.action === 'submitApplication' ? undefined : refusal('NOTHING_TO_RECALL', 'requestSendBack', 'HOLDER')

const bySomeoneWaiting: Guard = ({ application, actor }) => {
  const waits = application.applicantId === actor.accountId || (actor.administers && application.unitId === actor.unitId)
  return waits && application.holderUnitId !== actor.unitId ? undefined : refusal('FORBIDDEN', 'none', 'APPLICANT')
}

const byCommittee: Guard = ({ actor }) =>
  actor.unitKind === 'COMMITTEE_OFFICE' ? undefined : refusal('NOT_COMMITTEE', 'none', 'COMMITTEE')

/** A returned application may be corrected for as long as units may still review it. */
const filingOpen: Guard = ({ application, circumstances: { filing, review } }) =>
  application.status === 'RETURNED' && review === 'open' ? undefined : closedWindow(filing)

const reviewOpen: Guard = ({ circumstances }) => closedWindow(circumstances.review)

/** Source: S48. Answered before anything is typed or written. */
const someoneReceives: Guard = ({ application, circumstances }) => {
  const staysHome = application.holderUnitId === null && circumstances.reviewedAtHome
  if (staysHome || circumstances.destinations.length > 0) return undefined
  return circumstances.nobodyReceives === 'NO_DEFAULT_RECEIVER'
    ? refusal('NO_DEFAULT_RECEIVER', 'setDefaultReceiver', 'UNIT_ADMIN')
    : refusal('NO_MATCHING_COMMITTEE', 'none', 'REGION_OFFICE')
}

const sectionsComplete: Guard = ({ circumstances }) =>
  circumstances.incompleteSections.length === 0 ? undefined : refusal('SECTIONS_INCOMPLETE', 'completeSections', 'APPLICANT')

/** Source: B5. */
const eligible: Guard = ({ circumstances }) =>
  (circumstances.ineligible?.length ?? 0) === 0 ? undefined : refusal('NOT_ELIGIBLE', 'meetConditions', 'APPLICANT')

/** Source: S37; a report-up needs no open 否. */
const noOpenNo: Guard = ({ circumstances }) =>
  circumstances.openNo === 0 ? undefined : refusal('OPEN_NO_VERDICTS', 'returnToApplicant', 'YOU')

/** Source: S36; what nobody judged must not pass as judged. */
const everyItemJudged: Guard = ({ circumstances }) =>
  circumstances.unjudged === 0 ? undefined : refusal('VERDICTS_MISSING', 'saveApprovalForm', 'YOU')

/** Source: S35; printed on the form, so the filing unit cannot leave it out. */
const recommended: Guard = ({ application, circumstances }) =>
  application.holderUnitId !== application.unitId || circumstances.recommendationSigned
    ? undefined
    : refusal('RECOMMENDATION_MISSING', 'saveApprovalForm', 'YOU')

const destinationOffered: Guard = ({ circumstances: { chosenDestination, destinations } }) =>
  chosenDestination === undefined || destinations.includes(chosenDestination)
    ? undefined
    : refusal('DESTINATION_NOT_ALLOWED', 'chooseAnotherDestination', 'YOU')

/** Source: S49, S50; whoever is first to report it up has posted it. */
const posted: Guard = ({ circumstances: { publicity } }) =>
  publicity === undefined
    ? undefined
    : refusal('PUBLICITY_REQUIRED', publicity === 'missing' ? 'openPublicity' : 'closePublicity', 'YOU')

/** Source: S37; a return needs at least one 否 or an opinion. */
const returnExplained: Guard = ({ circumstances }) =>
  circumstances.openNo > 0 || circumstances.opinion !== 'missing'
    ? undefined
    : refusal('RETURN_NEEDS_REASON', 'correctField', 'YOU')

const opinionGiven: Guard = ({ circumstances }) =>
  circumstances.opinion === 'missing' ? refusal('RETURN_NEEDS_REASON', 'correctField', 'YOU') : undefined

/** Source: S46; what came from the applicant is returned, not sent back. */
const cameFromUnit: Guard = ({ application, circumstances }) => {
  if (!application.cameFromUnitId) return refusal('WRONG_STATUS', 'returnToApplicant', 'YOU')
  return circumstances.senderClosed ? refusal('UNIT_CLOSED', 'returnToApplicant', 'YOU') : undefined
}

/** Only the closing of the holder passes its applications on; nobody asks for it one by one. */
const holderCloses: Guard = ({ circumstances }) =>
  circumstances.closingFor === undefined ? refusal('WRONG_STATUS', 'none', 'SUPERIOR') : undefined

/** Only what has not been reported up ends with the departure of its applicant. */
const applicantLeaves: Guard = ({ application: { holderUnitId, unitId }, circumstances }) =>
  circumstances.leaves && (holderUnitId === null || holderUnitId === unitId)
    ? undefined
    : refusal('WRONG_STATUS', 'none', 'UNIT_ADMIN')

/** Source: B2; what has to be corrected is told at once, not bit by bit. */
const correctionsOnce: Guard = ({ application, circumstances }) =>
  application.status === 'WITH_COMMITTEE' && circumstances.correctionsListed
    ? refusal('CORRECTIONS_ALREADY_LISTED', application.cameFromUnitId ? 'sendBack' : 'accept', 'YOU')
    : undefined

/** Only the meeting that judged it says whether the title is granted. Source: B2. */
const meetingSays =
  (outcome: Circumstances['meetingSays']): Guard =>
  ({ circumstances }) =>
    circumstances.meetingSays === outcome ? undefined : refusal('WRONG_STATUS', 'decideMeeting', 'COMMITTEE')

const byHolder: readonly Guard[] = [notOwn, atHolder]

export const guards = {
  byApplicant,
  notOwn,
  byHolder,
  byHolderHandling: [...byHolder, handlingByHolder],
  byLastSender,
  bySomeoneWaiting,
  byCommittee,
  handlingByHolder,
  notHandled,
  handled,
  justSubmitted,
  cameFromUnit,
  holderCloses,
  applicantLeaves,
  filingOpen,
  reviewOpen,
  someoneReceives,
  sectionsComplete,
  eligible,
  correctionsOnce,
  meetingGrants: meetingSays('PASSED'),
  meetingDeclines: meetingSays('NOT_PASSED'),
  noOpenNo,
  everyItemJudged,
  recommended,
  posted,
  destinationOffered,
  returnExplained,
  opinionGiven,
}
