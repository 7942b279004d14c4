import type { MeetingStage } from './meetings.js'
import { refusal, type Refusal } from './refusal.js'

/** A drawn member's place in the panel; a seat is a person's, so that nobody can sit or vote for another. */
export interface Seat {
  present: boolean
  voted: boolean
}

interface Meeting {
  stage: MeetingStage
  /** YYYY-MM-DD in Asia/Shanghai. */
  heldOn: string
}

const notOpened: readonly MeetingStage[] = ['PREPARING', 'SUMMONED']
const noSeat = refusal('NOT_PANEL_MEMBER', 'none', 'PANEL')
const tooLate = refusal('BALLOT_CLOSED', 'none', 'NOBODY')

/**
 * 签到: in person, on the day or after it, before the box is opened: whoever comes later has not heard it all. Again is as good as once.
 * @param seat the viewer's own; undefined when they have none
 */
export function refuseCheckIn({ stage, heldOn }: Meeting, seat: Seat | undefined, today: string): Refusal | undefined {
  if (!seat) return noSeat
  if (seat.present) return undefined
  if (!notOpened.includes(stage)) return tooLate
  return today < heldOn ? refusal('MEETING_NOT_TODAY', 'retryLater', 'YOU') : undefined
}

/** 投票: once, by whoever is present, while the box is open. Source: B2 */
export function refuseVoting({ stage }: Pick<Meeting, 'stage'>, seat: Seat | undefined): Refusal | undefined {
  if (!seat) return noSeat
  if (seat.voted) return refusal('ALREADY_VOTED', 'none', 'NOBODY')
  const before = notOpened.includes(stage)
  if (!before && stage !== 'VOTING') return tooLate
  if (!seat.present) return before ? refusal('NOT_CHECKED_IN', 'checkIn', 'YOU') : refusal('NOT_CHECKED_IN', 'none', 'NOBODY')
  return before ? refusal('BALLOT_NOT_OPEN', 'retryLater', 'COMMITTEE') : undefined
}
