import { visibleForUpdate } from '../applications/application.store.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { readPage, type Page, type PageArgs } from '../database/page.js'
import { violated } from '../database/violations.js'
import { DomainError, refuse, refuseFaults } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import { refusal } from '../workflow/refusal.js'
import type { Viewer } from '../workflow/who-may.js'
import {
  expertiseOf,
  expertsOf,
  insertAvoidance,
  insertExpert,
  isInPool,
  lockExpert,
  personByLogin,
  removeExpert,
  withdrawAvoidance,
  type CandidateRow,
  type ExpertRow,
} from './expert.store.js'
import type { OfficesService } from './offices.service.js'

export interface NamedRelation {
  expertId: string
  /** The person, by exactly one of these. */
  loginName?: string | null
  applicationId?: string | null
  relation: string
}

const notFound = () => new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })

/** 评审专家库: whom a committee can draw, and whom each of them does not judge (回避关系). Source: B2. */
export class ExpertsService {
  constructor(
    private readonly db: Database,
    private readonly offices: OfficesService,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError NOT_FOUND */
  async experts(committeeId: string, page: PageArgs, viewer: Viewer): Promise<Page<ExpertRow>> {
    const place = readPage('experts', page, 1)
    return expertsOf(this.db, this.offices.committee(committeeId, viewer).id, place)
  }

  myExpertise(viewer: Viewer): Promise<ExpertRow[]> {
    return expertiseOf(this.db, viewer.accountId)
  }

  /** None or one: names are not searched, so that nobody reads the region's people here. */
  async candidates(loginName: string): Promise<CandidateRow[]> {
    const found = await personByLogin(this.db, loginName)
    return found ? [found] : []
  }

  /** @throws DomainError INVALID_INPUT, NOT_FOUND, ALREADY_EXPERT with this login or another of the same person */
  async addExpert(request: { committeeId: string; loginName: string; specialty: string }, viewer: Viewer): Promise<ExpertRow> {
    const committee = this.offices.committee(request.committeeId, viewer)
    const faults = new InputFaults()
    const specialty = faults.text('specialty', request.specialty, { max: 100, required: true }) ?? ''
    const person = await personByLogin(this.db, request.loginName)
    if (!person) faults.add('loginName', 'NOT_A_CHOICE')
    faults.refuse()
    const { accountId } = person!
    return this.db.transaction(async (tx) => {
      if (await isInPool(tx, committee.id, accountId)) this.refuseTwice()
      const id = await insertExpert(tx, { committeeId: committee.id, accountId, specialty }, viewer.accountId).catch(
        (error: unknown) => (violated(error) === 'expert_open_idx' ? this.refuseTwice() : Promise.reject(error)),
      )
      await this.record(tx, committee.id, 'addExpert', { expertId: id, accountId }, viewer)
      return this.locked(tx, id)
    })
  }

  /** @throws DomainError NOT_FOUND, EXPERT_SITS while drawn for a meeting that is not over */
  removeExpert(expertId: string, viewer: Viewer): Promise<ExpertRow> {
    return this.db.transaction(async (tx) => {
      const expert = await this.locked(tx, expertId)
      this.offices.committee(expert.committeeId, viewer)
      if (expert.sits) refuse(refusal('EXPERT_SITS', 'replaceMember', 'YOU'))
      await removeExpert(tx, expert.id, viewer.accountId)
      const { accountId } = expert
      await this.record(tx, expert.committeeId, 'removeExpert', { expertId: expert.id, accountId }, viewer)
      return expert
    })
  }

  /**
   * By the office, or by the expert; from then on the expert is drawn for no meeting that judges this person.
   * @throws DomainError INVALID_INPUT, NOT_FOUND, ALREADY_NAMED
   */
  nameAvoidance(request: NamedRelation, viewer: Viewer): Promise<ExpertRow> {
    const faults = new InputFaults()
    const relation = faults.text('relation', request.relation, { max: 100, required: true }) ?? ''
    if (Boolean(request.loginName) === Boolean(request.applicationId)) faults.add('loginName', 'REQUIRED')
    return this.db.transaction(async (tx) => {
      const expert = await this.lockedFor(tx, request.expertId, viewer)
      faults.refuse()
      const personAccountId = await this.personOf(tx, request, viewer)
      if (!personAccountId || personAccountId === expert.accountId)
        refuseFaults([{ field: request.loginName ? 'loginName' : 'applicationId', code: 'NOT_A_CHOICE' }])
      const named = { expertAccountId: expert.accountId, personAccountId: personAccountId!, relation }
      const avoidanceId = await insertAvoidance(tx, named, viewer.accountId).catch((error: unknown) => {
        if (violated(error) !== 'avoidance_open_idx') throw error
        throw new DomainError('ALREADY_NAMED', { cure: 'none', who: 'NOBODY' })
      })
      await this.record(tx, expert.committeeId, 'nameAvoidance', { avoidanceId, expertId: expert.id }, viewer)
      return expert
    })
  }

  /** @throws DomainError NOT_FOUND when it is not one of this expert's, or has been withdrawn */
  withdrawAvoidance(request: { expertId: string; avoidanceId: string }, viewer: Viewer): Promise<ExpertRow> {
    return this.db.transaction(async (tx) => {
      const expert = await this.lockedFor(tx, request.expertId, viewer)
      if (!(await withdrawAvoidance(tx, request.avoidanceId, expert.accountId, viewer.accountId))) throw notFound()
      const { avoidanceId } = request
      await this.record(tx, expert.committeeId, 'withdrawAvoidance', { avoidanceId, expertId: expert.id }, viewer)
      return expert
    })
  }

  private async personOf(tx: Transaction, { loginName, applicationId }: NamedRelation, viewer: Viewer) {
    if (loginName) return (await personByLogin(tx, loginName))?.accountId
    return applicationId ? (await visibleForUpdate(tx, applicationId, viewer))?.applicantId : undefined
  }

  private async locked(tx: Transaction, id: string): Promise<ExpertRow> {
    const expert = await lockExpert(tx, id)
    if (!expert) throw notFound()
    return expert
  }

  /** Of the viewer's office, or the viewer. */
  private async lockedFor(tx: Transaction, id: string, viewer: Viewer): Promise<ExpertRow> {
    const expert = await this.locked(tx, id)
    if (expert.accountId !== viewer.accountId && !this.offices.holds(expert.committeeId, viewer)) throw notFound()
    return expert
  }

  private record(tx: Transaction, committeeId: string, action: string, detail: Record<string, unknown>, viewer: Viewer) {
    return this.audit.record(tx, { subject: `committee:${committeeId}`, actorId: viewer.accountId, action, detail })
  }

  private refuseTwice(): never {
    throw new DomainError('ALREADY_EXPERT', { cure: 'none', who: 'NOBODY' })
  }
}
