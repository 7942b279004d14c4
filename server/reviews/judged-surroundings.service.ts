import type { Queryable } from '../database/database.js'
import type { ApplicationRow } from '../applications/application.store.js'
import type { MoveStore } from '../applications/move.store.js'
import { actorOf } from '../applications/moves.service.js'
import { factsOf, type Surroundings, type SurroundingsService } from '../applications/surroundings.service.js'
import type { Refusal } from '../workflow/refusal.js'
import { decide, transitions, type ApplicationAction } from '../workflow/application-workflow.js'
import type { Circumstances } from '../workflow/application-facts.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormStore } from './approval-form.store.js'

export interface AvailableAction {
  action: ApplicationAction
  refusal: Refusal | undefined
  destinations: Surroundings['offered']
}

/** What `decide` needs for a review, verdicts included: the same question for a mutation and for the button that would call it. */
export class JudgedSurroundingsService {
  constructor(
    private readonly surroundings: SurroundingsService,
    private readonly forms: ApprovalFormStore,
    private readonly moves: MoveStore,
  ) {}

  async of(q: Queryable, row: ApplicationRow): Promise<Surroundings> {
    const around = await this.surroundings.of(q, row)
    if (row.holderUnitId === null || row.handlingStartedAt === null) return around
    const judgement = (await this.forms.judgements(q, [row.id])).get(row.id)
    return { ...around, ...judgement }
  }

  /** The refusal of one act, asked with the transaction's eyes. */
  async refusal(
    q: Queryable,
    action: ApplicationAction,
    row: ApplicationRow,
    viewer: Viewer,
    asked: Pick<Circumstances, 'opinion' | 'chosenDestination'>,
  ): Promise<{ refused: Refusal | undefined; around: Surroundings }> {
    const around = { ...(await this.of(q, row)), ...asked }
    const hop = await this.moves.lastHop(q, row)
    return { refused: decide(action, factsOf(row, hop), actorOf(viewer), around), around }
  }

  /** Every act with its answer, for the viewer, now. Source: B1. */
  async availableActions(q: Queryable, row: ApplicationRow, viewer: Viewer): Promise<AvailableAction[]> {
    const [around, hop] = await Promise.all([this.of(q, row), this.moves.lastHop(q, row)])
    const facts = factsOf(row, hop)
    return transitions.map(({ action, to }) => ({
      action,
      refusal: decide(action, facts, actorOf(viewer), around),
      destinations: to === 'nextHolder' ? this.offered(action, row, around) : [],
    }))
  }

  private offered(action: ApplicationAction, row: ApplicationRow, around: Surroundings): Surroundings['offered'] {
    const withApplicant = row.holderUnitId === null
    if (withApplicant !== (action === 'submitApplication')) return []
    return withApplicant && around.reviewedAtHome ? [{ unitId: row.unitId, committeeId: null, isDefault: true }] : around.offered
  }
}
