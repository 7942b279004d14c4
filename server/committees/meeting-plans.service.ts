import type { ApplicationRow } from '../applications/application.store.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { readPage, type Page, type PageArgs } from '../database/page.js'
import { violated } from '../database/violations.js'
import { DomainError, refuse, refuseFaults } from '../errors.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { Committee } from '../reference/reference-rows.js'
import { isUuid } from '../reference/uuid.js'
import { localDate } from '../workflow/local-date.js'
import { tooNear, type Viewer } from '../workflow/who-may.js'
import { refuseStale, type MeetingDeskService } from './meeting-desk.service.js'
import { membersOf } from './meeting-parts.store.js'
import {
  cancel,
  insertMeeting,
  lockForMeeting,
  meetingCandidates,
  replaceCases,
  updatePlan,
  type MeetingPlan,
  type TakenRow,
} from './meeting-write.store.js'
import type { MeetingRow } from './meeting.store.js'
import type { OfficesService } from './offices.service.js'

export interface PlanRequest extends MeetingPlan {
  applicationIds: readonly string[]
}

/** Cases of one meeting. */
const mostCases = 200

/** 评审会: its day, the size of its panel and its cases, until it is drawn; and that it does not take place. Source: B2. */
export class MeetingPlansService {
  constructor(
    private readonly db: Database,
    private readonly desk: MeetingDeskService,
    private readonly offices: OfficesService,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
    private readonly notifications: NotificationsService,
  ) {}

  /** @throws DomainError NOT_FOUND when the committee is not of the viewer's office */
  async candidates(committeeId: string, campaignId: string, page: PageArgs, viewer: Viewer): Promise<Page<ApplicationRow>> {
    const place = readPage('meeting-candidates', page, 1)
    const committee = this.offices.committee(committeeId, viewer)
    return meetingCandidates(this.db, committee, this.campaign(campaignId), place)
  }

  /** @throws DomainError NOT_FOUND, INVALID_INPUT, OWN_APPLICATION */
  createMeeting(request: PlanRequest & { committeeId: string; campaignId: string }, viewer: Viewer): Promise<MeetingRow> {
    const committee = this.offices.committee(request.committeeId, viewer)
    const campaignId = this.campaign(request.campaignId)
    const plan = this.read(request)
    return this.db.transaction(async (tx) => {
      const id = await insertMeeting(tx, { committeeId: committee.id, campaignId }, plan, viewer.accountId)
      await this.take(tx, { id, campaignId }, committee, plan.applicationIds, viewer)
      await this.record(tx, id, 'createMeeting', viewer, { applicationIds: plan.applicationIds, heldOn: plan.heldOn })
      return this.desk.left(tx, id, viewer)
    })
  }

  /** The whole plan at once. @throws DomainError NOT_FOUND, STALE_REVISION, MEETING_STAGE, INVALID_INPUT, OWN_APPLICATION */
  changeMeetingCases(request: PlanRequest & { meetingId: string; revision: number }, viewer: Viewer): Promise<MeetingRow> {
    return this.db.transaction(async (tx) => {
      const { row, refused } = await this.desk.take(tx, 'changeMeetingCases', request.meetingId, viewer)
      const plan = this.read(request)
      refuse(refused)
      refuseStale(row, request)
      await this.take(tx, row, this.offices.committee(row.committeeId, viewer), plan.applicationIds, viewer)
      await updatePlan(tx, row.id, plan)
      const detail = { applicationIds: plan.applicationIds, heldOn: plan.heldOn, panelSize: plan.panelSize }
      await this.record(tx, row.id, 'changeMeetingCases', viewer, detail)
      return this.desk.left(tx, row.id, viewer)
    })
  }

  /** Its cases are free for another; the panel is told. @throws DomainError NOT_FOUND, STALE_REVISION, MEETING_STAGE, INVALID_INPUT */
  cancelMeeting(request: { meetingId: string; revision: number; reason: string }, viewer: Viewer): Promise<MeetingRow> {
    const faults = new InputFaults()
    const reason = faults.text('reason', request.reason, { max: 200, required: true }) ?? ''
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const { row, refused } = await this.desk.take(tx, 'cancelMeeting', request.meetingId, viewer)
      refuse(refused)
      refuseStale(row, request)
      await cancel(tx, row.id, reason)
      await this.record(tx, row.id, 'cancelMeeting', viewer)
      const committeeName = this.reference.committee(row.committeeId).name
      const params = { meetingId: row.id, title: row.title, committeeName, heldOn: row.heldOn }
      for (const { accountId, replaced } of await membersOf(tx, [row.id]))
        if (!replaced) await this.notifications.notify(tx, { to: { accountId }, kind: 'MEETING_CANCELLED', params })
      return this.desk.left(tx, row.id, viewer)
    })
  }

  /** Writes the cases. What another office has, what is not accepted and what does not exist are refused alike. */
  private async take(
    tx: Transaction,
    meeting: { id: string; campaignId: string },
    committee: Committee,
    ids: readonly string[],
    viewer: Viewer,
  ): Promise<void> {
    const rows = await lockForMeeting(tx, committee, meeting.campaignId, ids)
    const found = new Map(rows.map((row) => [row.id, row]))
    const faults = new InputFaults()
    for (const [index, id] of ids.entries()) {
      const row = found.get(id)
      if (!row) faults.add(`applicationIds.${index}`, 'NOT_A_CHOICE')
      else if (row.meetingId !== null && row.meetingId !== meeting.id) faults.add(`applicationIds.${index}`, 'IN_A_MEETING')
    }
    faults.refuse()
    if (rows.some(({ applicantId }) => tooNear(viewer).includes(applicantId)))
      throw new DomainError('OWN_APPLICATION', { cure: 'askAnotherAdministrator', who: 'UNIT_ADMIN' })
    const cases = ids.map((id) => this.caseOf(found.get(id)!))
    await replaceCases(tx, meeting.id, cases).catch((error: unknown) => {
      if (violated(error) !== 'meeting_case_application_idx') throw error
      refuseFaults([{ field: 'applicationIds', code: 'IN_A_MEETING' }])
    })
  }

  private caseOf({ id: applicationId, applicantName, unitName, titleId, seriesCode, levelCode }: TakenRow) {
    return {
      applicationId,
      applicantName,
      unitName,
      titleName: this.reference.title(titleId).name,
      seriesName: this.reference.series(seriesCode).name,
      levelName: this.reference.level(levelCode).name,
    }
  }

  private read(request: PlanRequest): PlanRequest {
    const faults = new InputFaults()
    const title = faults.text('title', request.title, { max: 100, required: true }) ?? ''
    const { heldOn, panelSize } = request
    const today = localDate(new Date())
    const year = 366 * 86_400_000
    if (!/^\d{4}-\d{2}-\d{2}$/.test(heldOn) || Number.isNaN(Date.parse(heldOn))) faults.add('heldOn', 'NOT_A_DATE')
    else if (heldOn < today) faults.add('heldOn', 'IN_THE_PAST')
    else if (Date.parse(heldOn) - Date.parse(today) > year) faults.add('heldOn', 'OUT_OF_RANGE')
    if (panelSize < 5 || panelSize > 99) faults.add('panelSize', 'OUT_OF_RANGE')
    else if (panelSize % 2 === 0) faults.add('panelSize', 'NOT_ODD')
    const applicationIds = [...new Set(request.applicationIds)]
    if (applicationIds.length === 0) faults.add('applicationIds', 'REQUIRED')
    if (applicationIds.length > mostCases) faults.add('applicationIds', 'TOO_LONG')
    applicationIds.forEach((id, index) => isUuid(id) || faults.add(`applicationIds.${index}`, 'NOT_A_CHOICE'))
    faults.refuse()
    return { title, heldOn, panelSize, applicationIds }
  }

  private campaign(id: string): string {
    const campaign = this.reference.rows.campaigns.get(id)
    if (!campaign) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return campaign.id
  }

  private record(tx: Transaction, id: string, action: string, viewer: Viewer, detail?: Record<string, unknown>) {
    return this.audit.record(tx, { subject: `meeting:${id}`, actorId: viewer.accountId, action, ...(detail && { detail }) })
  }
}
