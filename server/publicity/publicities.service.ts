import type { ApplicationRow } from '../applications/application.store.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { DomainError, refuse } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { isUuid } from '../reference/uuid.js'
import { localDate } from '../workflow/local-date.js'
import {
  postable,
  publicityDays,
  refuseClosing,
  refuseKeeping,
  shortestPublicity,
  type PublicityFacts,
} from '../workflow/publicity.js'
import type { Viewer } from '../workflow/who-may.js'
import { lockForPosting, publicityCandidates, type PostedRow } from './publicity-candidates.store.js'
import { closePosting, insertEntries, insertPosting } from './publicity-write.store.js'
import type { PublicityRow, PublicityStore } from './publicity.store.js'
import { readDay } from './posting-day.js'

export interface OpenPublicityRequest {
  applicationIds: readonly string[]
  place: string
  /** YYYY-MM-DD in Asia/Shanghai. */
  startsOn: string
  endsOn: string
}

/** Applications on one list. */
const longestList = 200

/** A posting may be recorded after it was put up, and announced before; days. */
const recordedWithin = { past: 120, future: 60 }

/** 公示: a unit posts its applicants and keeps the evidence. Source: S49, S50. */
export class PublicitiesService {
  constructor(
    private readonly db: Database,
    private readonly store: PublicityStore,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
  ) {}

  publicities(page: PageArgs, viewer: Viewer): Promise<Page<PublicityRow>> {
    return this.store.ofUnit(viewer.unitId, page)
  }

  /** null when there is none or the viewer may not see it. */
  async publicity(id: string, viewer: Viewer): Promise<PublicityRow | null> {
    return (await this.store.visible(id, viewer)) ?? null
  }

  candidates(page: PageArgs, viewer: Viewer): Promise<Page<ApplicationRow>> {
    return publicityCandidates(this.db, viewer.unitId, page)
  }

  /**
   * Records a posting: the list as it is now, the place and the days.
   * @throws DomainError INVALID_INPUT, PUBLICITY_TOO_SHORT with params.workingDays, CALENDAR_UNKNOWN, OWN_APPLICATION
   */
  async openPublicity(request: OpenPublicityRequest, viewer: Viewer): Promise<PublicityRow> {
    const posting = this.read(request)
    return this.db.transaction(async (tx) => {
      const rows = await lockForPosting(tx, posting.applicationIds)
      this.refuseList(posting.applicationIds, rows, viewer)
      const id = await insertPosting(tx, posting, viewer)
      await insertEntries(
        tx,
        id,
        posting.applicationIds,
        rows.map((row) => this.entryOf(row)),
      )
      await this.audit.record(tx, {
        subject: `publicity:${id}`,
        actorId: viewer.accountId,
        action: 'openPublicity',
        detail: { applicationIds: posting.applicationIds, startsOn: posting.startsOn, endsOn: posting.endsOn },
      })
      return (await this.locked(tx, id)).row
    })
  }

  /**
   * Ends a posting whose last day is over, whose photos are here and whose objections are handled.
   * @throws DomainError NOT_FOUND, PUBLICITY_CLOSED, PUBLICITY_RUNNING, PUBLICITY_PHOTO_MISSING, OBJECTION_OPEN, OWN_APPLICATION, INVALID_INPUT
   */
  async closePublicity(request: { publicityId: string; conclusion: string }, viewer: Viewer): Promise<PublicityRow> {
    const faults = new InputFaults()
    const conclusion = faults.lines('conclusion', request.conclusion, { max: 1000, required: true }) ?? ''
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const { row, facts } = await this.locked(tx, request.publicityId, viewer)
      refuse(refuseClosing(facts, viewer, localDate(new Date())))
      await closePosting(tx, row.id, conclusion, viewer)
      const act = { subject: `publicity:${row.id}`, actorId: viewer.accountId, action: 'closePublicity' }
      await this.audit.record(tx, act)
      return (await this.locked(tx, row.id)).row
    })
  }

  /**
   * A posting that the viewer may add to, locked.
   * @throws DomainError NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION
   */
  async lockToKeep(tx: Transaction, id: string, viewer: Viewer): Promise<PublicityRow> {
    const { row, facts } = await this.locked(tx, id, viewer)
    refuse(refuseKeeping(facts, viewer))
    return row
  }

  private async locked(tx: Transaction, id: string, viewer?: Viewer): Promise<{ row: PublicityRow; facts: PublicityFacts }> {
    const found = await this.store.lock(tx, id)
    if (!found || (viewer && found.row.unitId !== viewer.unitId))
      throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return found
  }

  private read(request: OpenPublicityRequest) {
    const faults = new InputFaults()
    const place = faults.text('place', request.place, { max: 200, required: true }) ?? ''
    const startsOn = readDay(faults, 'startsOn', request.startsOn, recordedWithin)
    const endsOn = readDay(faults, 'endsOn', request.endsOn, { ...recordedWithin, future: recordedWithin.future + 60 })
    const applicationIds = [...new Set(request.applicationIds)]
    if (applicationIds.length === 0) faults.add('applicationIds', 'REQUIRED')
    if (applicationIds.length > longestList) faults.add('applicationIds', 'TOO_LONG')
    applicationIds.forEach((id, index) => isUuid(id) || faults.add(`applicationIds.${index}`, 'NOT_A_CHOICE'))
    faults.refuse()
    const workingDays = this.reference.byCalendar((calendar) => publicityDays(calendar, startsOn, endsOn))
    if (workingDays < shortestPublicity)
      throw new DomainError('PUBLICITY_TOO_SHORT', {
        cure: 'correctField',
        who: 'YOU',
        params: { workingDays, least: shortestPublicity },
        fields: [{ field: 'endsOn', code: 'PUBLICITY_TOO_SHORT' }],
      })
    return { place, startsOn, endsOn, applicationIds, workingDays }
  }

  /** What another unit has and what does not exist are refused alike. */
  private refuseList(ids: readonly string[], rows: readonly PostedRow[], viewer: Viewer): void {
    const found = new Map(rows.map((row) => [row.id, row]))
    const faults = new InputFaults()
    for (const [index, id] of ids.entries()) {
      const row = found.get(id)
      if (!row || !postable(row, viewer)) faults.add(`applicationIds.${index}`, 'NOT_A_CHOICE')
      else if (row.beingPosted) faults.add(`applicationIds.${index}`, 'BEING_POSTED')
    }
    faults.refuse()
    if (rows.some(({ applicantId }) => applicantId === viewer.accountId))
      throw new DomainError('OWN_APPLICATION', { cure: 'askAnotherAdministrator', who: 'UNIT_ADMIN' })
  }

  private entryOf(row: PostedRow) {
    const { id: applicationId, applicantName, versionNumber } = row
    return {
      applicationId,
      applicantName,
      versionNumber,
      titleName: this.reference.title(row.titleId).name,
      seriesName: this.reference.series(row.seriesCode).name,
      levelName: this.reference.level(row.levelCode).name,
    }
  }
}
