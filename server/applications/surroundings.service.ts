import type { AccountStore } from '../accounts/account.store.js'
import type { Queryable } from '../database/database.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { UnitStore } from '../units/unit.store.js'
import type { ApplicationFacts, Circumstances } from '../workflow/application-facts.js'
import { nextHop } from '../workflow/routing.js'
import type { ApplicationRow } from './application.store.js'
import type { Destination, DestinationsService } from './destinations.service.js'
import { incompleteSections } from './versions.js'

/** The circumstances `decide` asks about, with the destinations as they are shown. */
export interface Surroundings extends Circumstances {
  offered: readonly Destination[]
}

/** Gathers what stands around an application; inside a transaction it reads with that transaction's eyes. */
export class SurroundingsService {
  constructor(
    private readonly units: UnitStore,
    private readonly accounts: AccountStore,
    private readonly destinations: DestinationsService,
    private readonly reference: ReferenceCache,
  ) {}

  /** Verdicts and opinion are the reviews' to add; without them nothing is open and nothing is missing. */
  async of(q: Queryable, row: ApplicationRow): Promise<Surroundings> {
    const campaign = this.reference.campaign(row.campaignId)
    const now = Date.now()
    const within = (opens: Date, closes: Date) => opens.getTime() <= now && now < closes.getTime()
    const withApplicant = row.holderUnitId === null
    const senderId = row.holderUnitId ?? row.unitId
    const sender = (await this.units.facts(q, [senderId])).get(senderId)
    const offered = sender ? await this.destinations.from(q, sender, row) : []
    return {
      filingOpen: within(campaign.filingOpensAt, campaign.filingClosesAt),
      reviewOpen: within(campaign.reviewOpensAt, campaign.reviewClosesAt),
      incompleteSections: withApplicant ? await incompleteSections(q, row.id) : [],
      offered,
      destinations: offered.map((destination) => destination.unitId),
      nobodyReceives: sender && nextHop(sender).kind === 'committees' ? 'NO_MATCHING_COMMITTEE' : 'NO_DEFAULT_RECEIVER',
      reviewedAtHome: withApplicant && (await this.accounts.hasOtherAdministrator(q, row.unitId, row.applicantId)),
      ...{ openNo: 0, unjudged: 0, recommendationSigned: false, opinion: 'toBeWritten' },
    }
  }
}

/** The facts of the row; `lastHop` is the hop that brought it where it is, as `MoveStore.lastHop` reads it. */
export const factsOf = (row: ApplicationRow, lastHop: ApplicationFacts['lastHop']): ApplicationFacts => ({
  applicantId: row.applicantId,
  unitId: row.unitId,
  status: row.status,
  holderUnitId: row.holderUnitId,
  handlingStarted: row.handlingStartedAt !== null,
  lastHop,
  cameFromUnitId: row.cameFromUnitId,
})
