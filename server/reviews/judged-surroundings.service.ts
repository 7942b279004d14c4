import type { Queryable } from '../database/database.js'
import type { ApplicationRow } from '../applications/application.store.js'
import type { MoveStore } from '../applications/move.store.js'
import { actorOf } from '../applications/moves.service.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { factsOf, type Surroundings, type SurroundingsService } from '../applications/surroundings.service.js'
import type { Refusal } from '../workflow/refusal.js'
import { decide, transitions } from '../workflow/application-workflow.js'
import type { ApplicationAction, ApplicationFacts } from '../workflow/application-facts.js'
import type { Circumstances } from '../workflow/application-facts.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormStore } from './approval-form.store.js'
import { correctionsListed } from './corrections.store.js'

export interface AvailableAction {
  action: ApplicationAction
  refusal: Refusal | undefined
  destinations: Surroundings['offered']
}

/** How far the postings (公示) of applications have come; one never posted is not in it. */
export type PublicityStates = (q: Queryable, ids: readonly string[]) => Promise<Map<string, 'done' | 'running'>>

const offeredActs = transitions.filter(({ partOf }) => partOf === undefined)

/** What `decide` needs for a review, verdicts included: the same question for a mutation and for the button that would call it. */
export class JudgedSurroundingsService {
  constructor(
    private readonly surroundings: SurroundingsService,
    private readonly forms: ApprovalFormStore,
    private readonly moves: MoveStore,
    private readonly reference: ReferenceCache,
    private readonly publicityStates: PublicityStates,
  ) {}

  async of(q: Queryable, row: ApplicationRow): Promise<Surroundings> {
    return (await this.ofMany(q, [row])).get(row.id) as Surroundings
  }

  private async ofMany(q: Queryable, rows: readonly ApplicationRow[]): Promise<Map<string, Surroundings>> {
    const desks = rows.filter((row) => row.handlingStartedAt !== null).map((row) => row.id)
    const [around, judgements, postings, listed] = await Promise.all([
      this.surroundings.ofMany(q, rows),
      this.forms.judgements(q, desks),
      this.postings(q, rows),
      correctionsListed(
        q,
        rows.filter((row) => row.status === 'WITH_COMMITTEE'),
      ),
    ])
    return new Map(
      [...around].map(([id, surroundings]) => [
        id,
        { ...surroundings, ...judgements.get(id), ...postings.get(id), correctionsListed: listed.has(id) },
      ]),
    )
  }

  /** Ids of those whose holder has judged something 否 that stands. */
  async withOpenNo(q: Queryable, rows: readonly ApplicationRow[]): Promise<Set<string>> {
    const judgements = await this.forms.judgements(
      q,
      rows.map(({ id }) => id),
    )
    return new Set([...judgements].filter(([, { openNo }]) => openNo > 0).map(([id]) => id))
  }

  /** Asked only where a campaign wants a posting and the function is on. Source: S50. */
  private async postings(q: Queryable, rows: readonly ApplicationRow[]): Promise<Map<string, Pick<Circumstances, 'publicity'>>> {
    if (this.reference.rows.switchedOff.has('PUBLICITY')) return new Map()
    const wanted = rows.filter((row) => row.holderUnitId !== null && this.reference.campaign(row.campaignId).publicityRequired)
    if (wanted.length === 0) return new Map()
    const states = await this.publicityStates(
      q,
      wanted.map(({ id }) => id),
    )
    return new Map(
      wanted.flatMap(({ id }) => {
        const state = states.get(id)
        return state === 'done' ? [] : [[id, { publicity: state ?? 'missing' }] as const]
      }),
    )
  }

  /** The refusal of one act, asked with the transaction's eyes. @param arrived the hop that brought it here, where it has been read */
  async refusal(
    q: Queryable,
    action: ApplicationAction,
    row: ApplicationRow,
    viewer: Viewer,
    asked: Pick<Circumstances, 'opinion' | 'chosenDestination'>,
    arrived?: ApplicationFacts['lastHop'],
  ): Promise<{ refused: Refusal | undefined; around: Surroundings }> {
    const around = { ...(await this.of(q, row)), ...asked }
    const hop = arrived === undefined ? await this.moves.lastHop(q, row) : arrived
    return { refused: decide(action, factsOf(row, hop), actorOf(viewer), around), around }
  }

  /** Every act with its answer, for the viewer, now; in the order asked, a fixed number of statements. Source: B1. */
  async availableActions(q: Queryable, rows: readonly ApplicationRow[], viewer: Viewer): Promise<AvailableAction[][]> {
    const apart = rows.filter(({ beside }) => beside?.lastTransfer === undefined)
    const [around, hops] = await Promise.all([this.ofMany(q, rows), this.moves.lastHops(q, apart)])
    return rows.map((row) => {
      const surroundings = around.get(row.id) as Surroundings
      const facts = factsOf(row, row.beside?.lastTransfer ?? hops.get(row.id) ?? null)
      return offeredActs.map(({ action, to }) => ({
        action,
        refusal: decide(action, facts, actorOf(viewer), surroundings),
        destinations: to === 'nextHolder' ? this.offered(action, row, surroundings) : [],
      }))
    })
  }

  private offered(action: ApplicationAction, row: ApplicationRow, around: Surroundings): Surroundings['offered'] {
    const withApplicant = row.holderUnitId === null
    if (withApplicant !== (action === 'submitApplication')) return []
    return withApplicant && around.reviewedAtHome ? [{ unitId: row.unitId, committeeId: null, isDefault: true }] : around.offered
  }
}
