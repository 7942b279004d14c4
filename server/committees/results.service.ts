import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuse, refuseFaults } from '../errors.js'
import { readDay } from '../publicity/posting-day.js'
import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { isUuid } from '../reference/uuid.js'
import { carried } from '../workflow/ballots.js'
import { localDate } from '../workflow/local-date.js'
import { publicityDays, shortestPublicity, type ObjectionOutcome } from '../workflow/publicity.js'
import type { Viewer } from '../workflow/who-may.js'
import { refuseStale, type MeetingDeskService } from './meeting-desk.service.js'
import type { MeetingRow } from './meeting.store.js'
import { answerResultObjection, countedCases, insertResultObjection, meetingOfObjection, postMeeting } from './results.store.js'
import type { NewResultObjection } from './results.store.js'

const postedWithin = { past: 0, future: 120 }

/** 评审结果公示 and the objections against it. Source: B2. */
export class ResultsService {
  constructor(
    private readonly db: Database,
    private readonly desk: MeetingDeskService,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
  ) {}

  /**
   * Posts today whom two thirds were for; the posting day does not count.
   * @throws DomainError INVALID_INPUT, PUBLICITY_TOO_SHORT with params.workingDays, CALENDAR_UNKNOWN, NOT_FOUND, STALE_REVISION,
   *   MEETING_STAGE, OWN_APPLICATION, MINUTES_MISSING
   */
  postResults(request: { meetingId: string; revision: number; endsOn: string }, viewer: Viewer): Promise<MeetingRow> {
    const posting = this.readPosting(request.endsOn)
    return this.db.transaction(async (tx) => {
      const { row, refused } = await this.desk.take(tx, 'postResults', request.meetingId, viewer)
      refuse(refused)
      refuseStale(row, request)
      await this.record(tx, row.id, 'postResults', viewer, posting)
      await postMeeting(tx, row.id, posting)
      return this.desk.left(tx, row.id, viewer)
    })
  }

  /** @throws DomainError INVALID_INPUT when that result is not posted, NOT_FOUND, MEETING_STAGE, OWN_APPLICATION */
  recordResultObjection(request: NewResultObjection, viewer: Viewer): Promise<MeetingRow> {
    const faults = new InputFaults()
    const raisedBy = faults.text('raisedBy', request.raisedBy, { max: 100, required: true }) ?? ''
    const content = faults.lines('content', request.content, { max: 2000, required: true }) ?? ''
    const receivedOn = readDay(faults, 'receivedOn', request.receivedOn, { past: 120, future: 0 })
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const { row, facts, refused } = await this.desk.take(tx, 'recordResultObjection', request.meetingId, viewer)
      refuse(refused)
      const { applicationId } = request
      const about = (await countedCases(tx, row.id)).find((one) => one.applicationId === applicationId)
      if (!about || !carried(about.votesFor, facts.present)) refuseFaults([{ field: 'applicationId', code: 'NOT_A_CHOICE' }])
      const objection = { meetingId: row.id, applicationId, raisedBy, content, receivedOn }
      const objectionId = await insertResultObjection(tx, objection, viewer.accountId)
      await this.record(tx, row.id, 'recordResultObjection', viewer, { objectionId, applicationId })
      return row
    })
  }

  /** @throws DomainError INVALID_INPUT, NOT_FOUND, MEETING_STAGE, OWN_APPLICATION, OBJECTION_HANDLED */
  handleResultObjection(
    request: { objectionId: string; outcome: ObjectionOutcome; handling: string },
    viewer: Viewer,
  ): Promise<MeetingRow> {
    const faults = new InputFaults()
    const handling = faults.lines('handling', request.handling, { max: 2000, required: true }) ?? ''
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const { objectionId, outcome } = request
      const meetingId = isUuid(objectionId) ? await meetingOfObjection(tx, objectionId) : undefined
      if (!meetingId) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      const { row, refused } = await this.desk.take(tx, 'handleResultObjection', meetingId, viewer)
      refuse(refused)
      if (!(await answerResultObjection(tx, objectionId, { outcome, handling }, viewer)))
        throw new DomainError('OBJECTION_HANDLED', { cure: 'reload', who: 'YOU' })
      await this.record(tx, row.id, 'handleResultObjection', viewer, { objectionId, outcome })
      return row
    })
  }

  private readPosting(typed: string) {
    const faults = new InputFaults()
    const startsOn = localDate(new Date())
    const endsOn = readDay(faults, 'endsOn', typed, postedWithin)
    faults.refuse()
    const workingDays = this.reference.byCalendar((calendar) => publicityDays(calendar, startsOn, endsOn))
    if (workingDays < shortestPublicity)
      throw new DomainError('PUBLICITY_TOO_SHORT', {
        cure: 'correctField',
        who: 'YOU',
        params: { workingDays, least: shortestPublicity },
        fields: [{ field: 'endsOn', code: 'PUBLICITY_TOO_SHORT' }],
      })
    return { startsOn, endsOn, workingDays }
  }

  private record(tx: Transaction, meetingId: string, action: string, viewer: Viewer, detail: Record<string, unknown>) {
    return this.audit.record(tx, { subject: `meeting:${meetingId}`, actorId: viewer.accountId, action, detail })
  }
}
