import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import { refuseCheckIn, refuseVoting } from '../workflow/ballot-box.js'
import { countSlips, isComplete, quorum, type Slip } from '../workflow/ballots.js'
import { localDate } from '../workflow/local-date.js'
import type { Viewer } from '../workflow/who-may.js'
import { caseIdsOf, markPresent, markVoted, putIn, rollsOf, seatsOf, shuffle, writeCounts } from './ballot.store.js'
import { refuseStale, type MeetingDeskService } from './meeting-desk.service.js'
import { lockMeeting, moveMeeting, type MeetingRow } from './meeting.store.js'

/** 签到 and 投票 by the drawn members in person, between the office's opening and closing of the box. Source: B2. */
export class BallotsService {
  constructor(
    private readonly db: Database,
    private readonly desk: MeetingDeskService,
    private readonly audit: AuditService,
  ) {}

  /**
   * 签到. Again is as good as once.
   * @throws DomainError NOT_FOUND, NOT_PANEL_MEMBER, MEETING_NOT_TODAY, BALLOT_CLOSED
   */
  checkIn(meetingId: string, viewer: Viewer): Promise<MeetingRow> {
    return this.db.transaction(async (tx) => {
      const { row, seat } = await this.inHall(tx, meetingId, viewer)
      refuse(refuseCheckIn(row, seat, localDate(new Date())))
      if (await markPresent(tx, row.id, viewer.accountId)) await this.record(tx, row, 'checkIn', viewer)
      return row
    })
  }

  /**
   * 投票: the whole ballot at once. What it says is kept apart from whoever says it; the trail tells that they have voted.
   * @throws DomainError NOT_FOUND, NOT_PANEL_MEMBER, NOT_CHECKED_IN, BALLOT_NOT_OPEN, BALLOT_CLOSED, ALREADY_VOTED, BALLOT_INCOMPLETE
   */
  castBallot(meetingId: string, choices: readonly Slip[], viewer: Viewer): Promise<MeetingRow> {
    return this.db.transaction(async (tx) => {
      const { row, seat } = await this.inHall(tx, meetingId, viewer)
      refuse(refuseVoting(row, seat))
      const caseIds = await caseIdsOf(tx, row.id)
      if (!isComplete(caseIds, choices))
        throw new DomainError('BALLOT_INCOMPLETE', { cure: 'correctField', who: 'YOU', params: { cases: caseIds.length } })
      if (!(await markVoted(tx, row.id, viewer.accountId)))
        throw new DomainError('ALREADY_VOTED', { cure: 'none', who: 'NOBODY' })
      await putIn(tx, row.id, choices)
      await this.record(tx, row, 'castBallot', viewer)
      return row
    })
  }

  /** @throws DomainError NOT_FOUND, STALE_REVISION, MEETING_STAGE, MEETING_NOT_TODAY, OWN_APPLICATION, NO_QUORUM with params present and needed */
  openBallot(request: { meetingId: string; revision: number }, viewer: Viewer): Promise<MeetingRow> {
    return this.db.transaction(async (tx) => {
      const { row, facts, refused } = await this.desk.take(tx, 'openBallot', request.meetingId, viewer)
      refuse(refused, refused?.rule === 'NO_QUORUM' ? { present: facts.present, needed: quorum(facts.members) } : undefined)
      refuseStale(row, request)
      await this.record(tx, row, 'openBallot', viewer, { present: facts.present, members: facts.members })
      return moveMeeting(tx, row, 'VOTING')
    })
  }

  /**
   * Nobody votes afterwards; whoever was present and has not voted was not in favour.
   * @throws DomainError NOT_FOUND, MEETING_STAGE, OWN_APPLICATION, STALE_REVISION, with params.missingVotes when others are missing than
   *   whoever closes it was told of
   */
  closeBallot(request: { meetingId: string; revision: number; missingVotes: number }, viewer: Viewer): Promise<MeetingRow> {
    return this.db.transaction(async (tx) => {
      const { row, refused } = await this.desk.take(tx, 'closeBallot', request.meetingId, viewer)
      refuse(refused)
      refuseStale(row, request)
      const { present, voted } = (await rollsOf(tx, [row.id])).get(row.id)!
      const missingVotes = present - voted
      if (missingVotes !== request.missingVotes)
        throw new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU', params: { missingVotes } })
      await writeCounts(tx, row.id, countSlips(await caseIdsOf(tx, row.id), await shuffle(tx, row.id)))
      await this.record(tx, row, 'closeBallot', viewer, { present, voted })
      return moveMeeting(tx, row, 'COUNTED')
    })
  }

  /** Members come beside each other; whoever moves the meeting on waits for all of them, and they for that. */
  private async inHall(tx: Transaction, meetingId: string, viewer: Viewer) {
    await lockMeeting(tx, meetingId, 'share')
    const row = await this.desk.left(tx, meetingId, viewer)
    const seat = (await seatsOf(tx, [row.id], viewer.accountId)).get(row.id)
    return { row, seat }
  }

  private record(tx: Transaction, { id }: MeetingRow, action: string, viewer: Viewer, detail: Record<string, unknown> = {}) {
    return this.audit.record(tx, { subject: `meeting:${id}`, actorId: viewer.accountId, action, detail })
  }
}
