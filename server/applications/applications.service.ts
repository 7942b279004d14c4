import type { IdNumbers } from '../accounts/id-number.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { violated } from '../database/violations.js'
import { DomainError, refuse, refuseFaults, type FieldFault } from '../errors.js'
import { windowsOf } from '../reference/reference-rows.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { closedWindow, stateOf } from '../workflow/campaign-windows.js'
import { readIdNumber } from '../workflow/codes.js'
import { localDate } from '../workflow/local-date.js'
import { sectionRules } from '../workflow/section-rules.js'
import type { Viewer } from '../workflow/who-may.js'
import { applicantOf, insertApplication, type ApplicantRow, type NewApplication } from './applicant.store.js'
import type { ApplicationFilter } from './application-filter.js'
import type { ApplicationListStore } from './application-list.store.js'
import { visibleForUpdate, type ApplicationRow, type ApplicationStore } from './application.store.js'
import { refuseArchived } from './archived.store.js'
import type { CarryOversService } from './carry-overs.service.js'
import { windowParams } from './application-windows.js'
import { contentHash } from './content-hash.js'
import type { DeparturesService } from './departures.service.js'
import { initialContent, type Person } from './derived-values.js'
import { nothingBeside, type Parts } from './list-parts.js'
import { createSections } from './section.store.js'
import { seesEvidence } from './version.store.js'

export interface StartApplicationRequest {
  campaignId: string
  titleId: string
  wayCode: string
  /** An own application of an earlier year to begin from. */
  carryFromId?: string | null
}

const oneFilingAYear = 'application_filing_year_idx'

/** 申请书: started by a person for one title and year, and read by whoever may. */
export class ApplicationsService {
  constructor(
    private readonly db: Database,
    private readonly store: ApplicationStore,
    private readonly list: ApplicationListStore,
    private readonly reference: ReferenceCache,
    private readonly idNumbers: IdNumbers,
    private readonly departures: DeparturesService,
    private readonly carryOvers: CarryOversService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Begins an application with every section, holding what the ID number and the account already tell.
   * @throws DomainError INVALID_INPUT, WINDOW_CLOSED, ALREADY_FILED whatever the login or unit, ID_NUMBER_INVALID when the account has none,
   *   SERIES_NOT_IN_CAMPAIGN, CARRY_OVER_REFUSED
   * Source: S14, B5, B6.
   */
  async startApplication(request: StartApplicationRequest, viewer: Viewer): Promise<ApplicationRow> {
    const declared = this.declared(request)
    try {
      return await this.db.transaction(async (tx) => {
        const applicant = await this.applicant(tx, viewer)
        const { unitId, personHash, person } = applicant
        await this.departures.endLeftBehind(tx, declared.campaignId, personHash, viewer)
        const carriedFromId = await this.carryOvers.source(tx, request.carryFromId, declared.campaignId, viewer)
        const started = { applicantId: viewer.accountId, personHash, unitId, carriedFromId, ...declared }
        const id = await insertApplication(tx, started)
        const sections = sectionRules.map(({ key }) => ({ key, content: initialContent(key, person) }))
        await createSections(
          tx,
          id,
          sections.map((section) => ({ ...section, contentHash: contentHash(section.content, []) })),
        )
        if (carriedFromId) await this.carryOvers.carry(tx, carriedFromId, id)
        const subject = `application:${id}`
        const detail = { ...declared, ...(carriedFromId && { carriedFromId }) }
        await this.audit.record(tx, { subject, actorId: viewer.accountId, action: 'startApplication', detail })
        const row = await visibleForUpdate(tx, id, viewer)
        if (!row) throw new Error('the new application is not its applicant’s')
        return row
      })
    } catch (error) {
      if (violated(error) !== oneFilingAYear) throw error
      throw new DomainError('ALREADY_FILED', { cure: 'none', who: 'YOU' })
    }
  }

  /**
   * null when there is none or the viewer may not see it.
   * @throws DomainError YEAR_ARCHIVED
   */
  async application(id: string, viewer: Viewer): Promise<ApplicationRow | null> {
    return (await this.store.visible(id, viewer)) ?? refuseArchived(this.db, id, viewer)
  }

  myApplications(viewer: Viewer): Promise<ApplicationRow[]> {
    return this.store.ofApplicant(viewer.accountId)
  }

  /** All the viewer may see: own, of the own unit and those under it, passed through it. Source: S55. */
  applications(
    filter: ApplicationFilter,
    page: PageArgs,
    viewer: Viewer,
    parts: Parts = nothingBeside,
  ): Promise<Page<ApplicationRow>> {
    return this.list.page(viewer, filter, page, parts)
  }

  maySeeFile = (viewer: Viewer, fileId: string): Promise<boolean> => seesEvidence(this.db, viewer, fileId)

  /** @throws DomainError INVALID_INPUT, WINDOW_CLOSED */
  private declared({ campaignId, titleId, wayCode }: StartApplicationRequest) {
    const campaign = this.reference.rows.campaigns.get(campaignId)
    const title = this.reference.rows.titles.get(titleId)
    const current = this.reference.currentSeries().some(({ code }) => code === title?.seriesCode)
    const faults: FieldFault[] = []
    if (!campaign) faults.push({ field: 'campaignId', code: 'NOT_A_CHOICE' })
    if (!current) faults.push({ field: 'titleId', code: 'NOT_A_CHOICE' })
    if (!this.reference.rows.ways.has(wayCode)) faults.push({ field: 'wayCode', code: 'NOT_A_CHOICE' })
    refuseFaults(faults)
    if (!campaign || !title) throw new DomainError('INVALID_INPUT')
    const { filing } = windowsOf(campaign)
    const refused = closedWindow(stateOf(filing, new Date()))
    refuse(refused, windowParams(refused, campaign, filing))
    const { seriesCode, levelCode } = title
    if (campaign.seriesCodes && !campaign.seriesCodes.includes(seriesCode))
      throw new DomainError('SERIES_NOT_IN_CAMPAIGN', { cure: 'correctField', who: 'YOU' })
    return { campaignId, titleId, wayCode, seriesCode, levelCode }
  }

  private async applicant(
    tx: Transaction,
    viewer: Viewer,
  ): Promise<Pick<NewApplication, 'unitId' | 'personHash'> & { person: Person }> {
    const row = await applicantOf(tx, viewer.accountId)
    const person = row && this.person(row)
    if (!row?.idHash || !person) throw new DomainError('ID_NUMBER_INVALID', { cure: 'askUnitAdministrator', who: 'UNIT_ADMIN' })
    return { unitId: row.unitId, personHash: row.idHash, person }
  }

  /** undefined for an account that was created without an ID number, such as an office's. */
  private person({ idCipher: cipher, idHash: hash, idMasked, ...row }: ApplicantRow): Person | undefined {
    const idNumber = cipher && hash ? readIdNumber(this.idNumbers.open({ cipher, hash }), localDate(new Date())) : undefined
    if (!idNumber || !idMasked) return undefined
    return { name: row.personName, unitName: row.unitName, phone: row.phone, idNumber, idNumberMasked: idMasked }
  }
}
