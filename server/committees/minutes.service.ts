import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { refuse } from '../errors.js'
import { readDay } from '../publicity/posting-day.js'
import { InputFaults } from '../reference/input-faults.js'
import type { Viewer } from '../workflow/who-may.js'
import { refuseStale, type MeetingDeskService } from './meeting-desk.service.js'
import { moveMeeting, type MeetingRow } from './meeting.store.js'
import { writeMinutes } from './results.store.js'

export interface SaveMinutesRequest {
  meetingId: string
  revision: number
  text: string
  signedName: string
  signedOn: string
}

/** A meeting is written up within a year of the day it was held. */
const signedWithin = { past: 366, future: 0 }

/** 会议纪要: written and signed once the votes are counted; the results are posted with them. Source: B2. */
export class MinutesService {
  constructor(
    private readonly db: Database,
    private readonly desk: MeetingDeskService,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError INVALID_INPUT, NOT_FOUND, STALE_REVISION, MEETING_STAGE, OWN_APPLICATION */
  saveMinutes(request: SaveMinutesRequest, viewer: Viewer): Promise<MeetingRow> {
    const faults = new InputFaults()
    const text = faults.lines('text', request.text, { max: 10_000, required: true }) ?? ''
    const signedName = faults.text('signedName', request.signedName, { max: 50, required: true }) ?? ''
    const signedOn = readDay(faults, 'signedOn', request.signedOn, signedWithin)
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const { row, refused } = await this.desk.take(tx, 'saveMinutes', request.meetingId, viewer)
      refuse(refused)
      refuseStale(row, request)
      if (signedOn < row.heldOn) faults.add('signedOn', 'OUT_OF_RANGE')
      faults.refuse()
      await writeMinutes(tx, row.id, { text, signedName, signedOn })
      await this.audit.record(tx, { subject: `meeting:${row.id}`, actorId: viewer.accountId, action: 'saveMinutes' })
      return moveMeeting(tx, row, row.stage)
    })
  }
}
