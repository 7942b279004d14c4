import type { Actor } from './application-facts.js'
import { quorum } from './ballots.js'
import { refusal, type Cure, type Refusal } from './refusal.js'
import { gateOf, mayReview, type Viewer } from './who-may.js'

/** 筹备中, 已抽取评委, 投票中, 已计票, 结果公示中, 已作出决定, 已取消: in this order, the last from the first two. */
export const meetingStages = ['PREPARING', 'SUMMONED', 'VOTING', 'COUNTED', 'POSTED', 'DECIDED', 'CANCELLED'] as const
export type MeetingStage = (typeof meetingStages)[number]

/** One verb per act of the committee's office, from the button to the mutation, the service and the test. */
export type MeetingAct =
  | 'changeMeetingCases'
  | 'drawPanel'
  | 'replaceMember'
  | 'cancelMeeting'
  | 'openBallot'
  | 'closeBallot'
  | 'saveMinutes'
  | 'postResults'
  | 'recordResultObjection'
  | 'handleResultObjection'
  | 'decideMeeting'

/** Everything the rules ask about a meeting, gathered inside the transaction that decides. */
export interface MeetingFacts {
  stage: MeetingStage
  /** The office of its committee. */
  officeUnitId: string
  /** Days as YYYY-MM-DD in Asia/Shanghai. */
  heldOn: string
  /** The last day of the posted results. */
  endsOn: string | null
  cases: number
  /** Whose applications are before it. */
  applicantIds: readonly string[]
  /** Of the members who have not been replaced. */
  members: number
  present: number
  minutesSigned: boolean
  openObjections: number
}

interface Question {
  meeting: MeetingFacts
  actor: Actor
  today: string
}

type Guard = (question: Question) => Refusal | undefined

const byOffice: Guard = ({ meeting, actor }) =>
  actor.reviews && actor.unitId === meeting.officeUnitId ? undefined : refusal('NOT_COMMITTEE', 'none', 'COMMITTEE')

/** Nobody runs the meeting that judges them, nor for a colleague whom it judges. Source: S14. */
const notOwn: Guard = ({ meeting, actor }) =>
  meeting.applicantIds.some((id) => id === actor.accountId || actor.tooNear.includes(id))
    ? refusal('OWN_APPLICATION', 'askAnotherAdministrator', 'UNIT_ADMIN')
    : undefined

const somethingToJudge: Guard = ({ meeting }) =>
  meeting.cases > 0 ? undefined : refusal('MEETING_EMPTY', 'changeMeetingCases', 'YOU')

const dayHasCome: Guard = ({ meeting, today }) =>
  today < meeting.heldOn ? refusal('MEETING_NOT_TODAY', 'retryLater', 'YOU') : undefined

const quorumPresent: Guard = ({ meeting }) =>
  meeting.present < quorum(meeting.members) ? refusal('NO_QUORUM', 'checkIn', 'PANEL') : undefined

const minutesSigned: Guard = ({ meeting }) =>
  meeting.minutesSigned ? undefined : refusal('MINUTES_MISSING', 'saveMinutes', 'YOU')

const postingOver: Guard = ({ meeting, today }) =>
  meeting.endsOn !== null && today > meeting.endsOn ? undefined : refusal('PUBLICITY_RUNNING', 'retryLater', 'YOU')

const objectionsHandled: Guard = ({ meeting }) =>
  meeting.openObjections === 0 ? undefined : refusal('OBJECTION_OPEN', 'handleObjection', 'YOU')

export interface MeetingTransition {
  act: MeetingAct
  from: readonly MeetingStage[]
  to: MeetingStage | 'same'
  /** Asked in this order, after the stage; the first that refuses is the answer. */
  guards: readonly Guard[]
}

/** What the office does with a meeting, from where, to where. Written here and nowhere else. Source: B2. */
export const meetingTransitions: readonly MeetingTransition[] = [
  { act: 'changeMeetingCases', from: ['PREPARING'], to: 'same', guards: [] },
  { act: 'drawPanel', from: ['PREPARING'], to: 'SUMMONED', guards: [somethingToJudge] },
  { act: 'replaceMember', from: ['SUMMONED'], to: 'same', guards: [] },
  { act: 'cancelMeeting', from: ['PREPARING', 'SUMMONED'], to: 'CANCELLED', guards: [] },
  { act: 'openBallot', from: ['SUMMONED'], to: 'VOTING', guards: [dayHasCome, quorumPresent] },
  { act: 'closeBallot', from: ['VOTING'], to: 'COUNTED', guards: [] },
  { act: 'saveMinutes', from: ['COUNTED'], to: 'same', guards: [] },
  { act: 'postResults', from: ['COUNTED'], to: 'POSTED', guards: [minutesSigned] },
  { act: 'recordResultObjection', from: ['POSTED'], to: 'same', guards: [] },
  { act: 'handleResultObjection', from: ['POSTED'], to: 'same', guards: [] },
  { act: 'decideMeeting', from: ['POSTED'], to: 'DECIDED', guards: [postingOver, objectionsHandled] },
]

export const meetingActs = meetingTransitions.map(({ act }) => act)

const transitionOf = (act: MeetingAct) => meetingTransitions.find((transition) => transition.act === act) as MeetingTransition

/** The act that takes a meeting on from where it stands. */
const onward: Partial<Record<MeetingStage, Cure>> = {
  PREPARING: 'drawPanel',
  SUMMONED: 'openBallot',
  VOTING: 'closeBallot',
  COUNTED: 'postResults',
}

const wrongStage = (stage: MeetingStage, from: readonly MeetingStage[]): Refusal => {
  const toCome = from.every((wanted) => meetingStages.indexOf(wanted) > meetingStages.indexOf(stage))
  const cure = toCome ? onward[stage] : undefined
  return cure ? refusal('MEETING_STAGE', cure, 'YOU') : refusal('MEETING_STAGE', 'none', 'NOBODY')
}

/**
 * The one answer to "may this person do this with the meeting now". Source: B1, B2.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function decideMeetingAct(act: MeetingAct, meeting: MeetingFacts, actor: Actor, today: string): Refusal | undefined {
  const { from, guards } = transitionOf(act)
  const question = { meeting, actor, today }
  const person = byOffice(question) ?? notOwn(question)
  if (person) return person
  if (!from.includes(meeting.stage)) return wrongStage(meeting.stage, from)
  for (const guard of guards) {
    const refused = guard(question)
    if (refused) return refused
  }
  return undefined
}

/** Which meetings a viewer sees: those of the office's committees, and those one is drawn for and not replaced in. */
export const meetingSight = (viewer: Viewer): { officeUnitId: string | null; accountId: string | null } => {
  if (gateOf(viewer)) return { officeUnitId: null, accountId: null }
  const office = viewer.unitKind === 'COMMITTEE_OFFICE' && mayReview(viewer)
  return { officeUnitId: office ? viewer.unitId : null, accountId: viewer.accountId }
}
