import type { ApplicationRow } from '../applications/application.store.js'
import type { MoveRequest, MovesService } from '../applications/moves.service.js'
import type { Surroundings } from '../applications/surroundings.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import type { ApplicationAction } from '../workflow/application-facts.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormStore } from './approval-form.store.js'
import { lockPassed } from './passed-sections.store.js'
import type { JudgedSurroundingsService } from './judged-surroundings.service.js'

type Outcome = Pick<Parameters<MovesService['run']>[1], 'to' | 'news' | 'restored'>

/** 办理（上报，退回）, 回退, 受理: the holder sends an application on. Source: S37, S38, S44, S46. */
export class DispatchesService {
  constructor(
    private readonly db: Database,
    private readonly moves: MovesService,
    private readonly surroundings: JudgedSurroundingsService,
    private readonly forms: ApprovalFormStore,
  ) {}

  /**
   * 上报 to one of the offered departments.
   * @throws DomainError NOT_HOLDER, OWN_APPLICATION, HANDLING_NOT_STARTED, NO_DEFAULT_RECEIVER, NO_MATCHING_COMMITTEE,
   *   OPEN_NO_VERDICTS, VERDICTS_MISSING, RECOMMENDATION_MISSING, DESTINATION_NOT_ALLOWED, WINDOW_CLOSED, ALREADY_MOVED
   */
  reportUp(request: MoveRequest & { toUnitId: string }, viewer: Viewer): Promise<ApplicationRow> {
    const { toUnitId } = request
    return this.dispatch('reportUp', request, viewer, toUnitId, async (tx, row, around) => ({
      to: { status: await this.statusAt(tx, toUnitId, around), holderUnitId: toUnitId, cameFromUnitId: row.holderUnitId },
      news: (params) => [{ to: { unitId: toUnitId }, kind: 'APPLICATION_ARRIVED', params: { ...params } }],
    }))
  }

  /** 退回申请人. @throws DomainError as reportUp, and RETURN_NEEDS_REASON without a 否 or an opinion */
  returnToApplicant(request: MoveRequest, viewer: Viewer): Promise<ApplicationRow> {
    return this.dispatch('returnToApplicant', request, viewer, undefined, async (_tx, row) => ({
      to: { status: 'RETURNED', holderUnitId: null, cameFromUnitId: null },
      news: (params) => [{ to: { accountId: row.applicantId }, kind: 'APPLICATION_RETURNED', params: { ...params } }],
    }))
  }

  /** 回退 to the unit that reported it up, which comes to stand where it stood before. */
  sendBack(request: MoveRequest, viewer: Viewer): Promise<ApplicationRow> {
    return this.dispatch('sendBack', request, viewer, undefined, async (tx, row) => {
      const sender = row.cameFromUnitId
      if (!sender) throw new DomainError('WRONG_STATUS', { cure: 'returnToApplicant', who: 'YOU' })
      return {
        to: { status: 'WITH_UNIT', holderUnitId: sender, cameFromUnitId: await this.forms.cameFrom(tx, row.id, sender) },
        news: (params) => [{ to: { unitId: sender }, kind: 'APPLICATION_SENT_BACK', params: { ...params } }],
      }
    })
  }

  /** 受理 by the committee's office. @throws DomainError NOT_COMMITTEE, NOT_HOLDER, HANDLING_NOT_STARTED */
  accept(request: MoveRequest, viewer: Viewer): Promise<ApplicationRow> {
    return this.dispatch('accept', request, viewer, undefined, async (_tx, row) => ({
      to: { status: 'ACCEPTED', holderUnitId: row.holderUnitId, cameFromUnitId: row.cameFromUnitId },
      news: (params) => [{ to: { accountId: row.applicantId }, kind: 'APPLICATION_ACCEPTED', params: { ...params } }],
    }))
  }

  /** Of those offered, the committees' offices are told apart already. */
  private async statusAt(tx: Transaction, unitId: string, { offered }: Surroundings) {
    const chosen = offered.find((destination) => destination.unitId === unitId)
    return chosen?.committeeId ? 'WITH_COMMITTEE' : this.moves.statusAt(tx, unitId)
  }

  private dispatch(
    action: ApplicationAction,
    request: MoveRequest,
    viewer: Viewer,
    chosenDestination: string | undefined,
    outcome: (tx: Transaction, row: ApplicationRow, around: Surroundings) => Promise<Outcome>,
  ): Promise<ApplicationRow> {
    return this.db.transaction(async (tx) => {
      const { row, ground, repeated } = await this.moves.begin(tx, action, request, viewer)
      if (repeated) return row
      const asked = { opinion: request.opinion?.trim() ? 'given' : 'missing', chosenDestination } as const
      const { refused, around } = await this.surroundings.refusal(tx, action, row, viewer, asked, ground.hop)
      refuse(refused, around.windowParams(refused))
      const leads = await outcome(tx, row, around)
      // Back with its applicant, its sections are opened and closed by the verdicts.
      const ends = leads.to.holderUnitId !== null
      const moved = await this.moves.run(tx, { action, row, request, viewer, ground, closesDraft: true, ends, ...leads })
      if (!ends) await lockPassed(tx, moved, row.itemised)
      return moved
    })
  }
}
