import type { ApplicationRow } from '../applications/application.store.js'
import { actorOf, type MovesService } from '../applications/moves.service.js'
import { factsOf, type SurroundingsService } from '../applications/surroundings.service.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { refuse } from '../errors.js'
import { decide } from '../workflow/application-workflow.js'
import { outcomeOf, type MeetingOutcome } from '../workflow/ballots.js'
import { localDate } from '../workflow/local-date.js'
import type { Viewer } from '../workflow/who-may.js'
import { refuseStale, type MeetingDeskService } from './meeting-desk.service.js'
import { moveMeeting, type MeetingRow } from './meeting.store.js'
import { countedCases, writeOutcomes } from './results.store.js'

/** Who has been granted a title, in the transaction that grants it; the day is YYYY-MM-DD in Asia/Shanghai. */
export interface Granted {
  committeeId: string
  applicationIds: readonly string[]
  grantedOn: string
  actorId: string
}

const verbs = { PASSED: 'grantTitle', NOT_PASSED: 'declineTitle' } as const
const tidings = { PASSED: 'TITLE_GRANTED', NOT_PASSED: 'TITLE_DECLINED' } as const

/** 评审决定: what was voted and posted comes into force, for every case of the meeting or for none. Source: B2. */
export class ResultsDecisionsService {
  constructor(
    private readonly db: Database,
    private readonly desk: MeetingDeskService,
    private readonly moves: MovesService,
    private readonly surroundings: SurroundingsService,
    private readonly audit: AuditService,
    /** What follows from a granted title. */
    private readonly granted: (tx: Transaction, granted: Granted) => Promise<void>,
  ) {}

  /**
   * Once the last day of the posting is over and every objection handled; asked again, it answers the decided meeting.
   * @throws DomainError NOT_FOUND, STALE_REVISION, MEETING_STAGE, OWN_APPLICATION, PUBLICITY_RUNNING, OBJECTION_OPEN
   */
  decideMeeting(request: { meetingId: string; revision: number }, viewer: Viewer): Promise<MeetingRow> {
    return this.db.transaction(async (tx) => {
      const { row, facts, refused } = await this.desk.take(tx, 'decideMeeting', request.meetingId, viewer)
      if (row.stage === 'DECIDED') return row
      refuse(refused)
      refuseStale(row, request)
      const outcomes = new Map<string, MeetingOutcome>()
      for (const { applicationId, votesFor, upheld } of await countedCases(tx, row.id))
        outcomes.set(applicationId, outcomeOf({ votesFor }, facts.present, upheld))
      await this.move(tx, row, outcomes, viewer)
      await writeOutcomes(tx, row.id, outcomes)
      const applicationIds = [...outcomes].filter(([, outcome]) => outcome === 'PASSED').map(([id]) => id)
      const detail = { passed: applicationIds.length, notPassed: outcomes.size - applicationIds.length }
      await this.audit.record(tx, { subject: `meeting:${row.id}`, actorId: viewer.accountId, action: 'decideMeeting', detail })
      const decided = await moveMeeting(tx, row, 'DECIDED')
      const grantedOn = localDate(new Date())
      await this.granted(tx, { committeeId: row.committeeId, applicationIds, grantedOn, actorId: viewer.accountId })
      return decided
    })
  }

  /** The one way in which applications move, in the order of their ids. */
  private async move(tx: Transaction, meeting: MeetingRow, outcomes: ReadonlyMap<string, MeetingOutcome>, viewer: Viewer) {
    const rows: ApplicationRow[] = []
    for (const id of outcomes.keys()) rows.push(await this.moves.lock(tx, id, viewer))
    const around = await this.surroundings.ofMany(tx, rows)
    for (const row of rows) {
      const outcome = outcomes.get(row.id)!
      const action = verbs[outcome]
      refuse(decide(action, factsOf(row, null), actorOf(viewer), { ...around.get(row.id)!, meetingSays: outcome }))
      await this.moves.run(tx, {
        action,
        row,
        viewer,
        request: { applicationId: row.id, revision: row.revision, idempotencyKey: `decided-${meeting.id}-${row.id}` },
        to: { status: outcome, holderUnitId: row.holderUnitId, cameFromUnitId: row.cameFromUnitId },
        news: (params) =>
          [{ accountId: row.applicantId }, { unitId: row.unitId }].map((to) => ({
            to,
            kind: tidings[outcome],
            params: { ...params },
          })),
      })
    }
  }
}
