import type { AccountStore } from '../accounts/account.store.js'
import type { Queryable } from '../database/database.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { UnitStore } from '../units/unit.store.js'
import type { ApplicationFacts, Circumstances } from '../workflow/application-facts.js'
import type { Refusal } from '../workflow/refusal.js'
import { nextHop } from '../workflow/routing.js'
import type { UnitFacts } from '../workflow/unit-facts.js'
import type { ApplicationRow } from './application.store.js'
import type { EligibilityService } from './eligibility.service.js'
import { windowStates, windowOf, windowParams } from './application-windows.js'
import type { Destination, DestinationsService } from './destinations.service.js'
import { incompleteSections } from './versions.js'

/** The circumstances `decide` asks about, with the destinations as they are shown. */
export interface Surroundings extends Circumstances {
  offered: readonly Destination[]
  /** Names the window a refusal is about; undefined for any other refusal. */
  windowParams: (refused: Refusal | undefined) => ReturnType<typeof windowParams>
}

/** Gathers what stands around applications; inside a transaction it reads with that transaction's eyes. */
export class SurroundingsService {
  constructor(
    private readonly units: UnitStore,
    private readonly accounts: AccountStore,
    private readonly destinations: DestinationsService,
    private readonly reference: ReferenceCache,
    private readonly eligibility: EligibilityService,
  ) {}

  async of(q: Queryable, row: ApplicationRow): Promise<Surroundings> {
    return (await this.ofMany(q, [row])).get(row.id) as Surroundings
  }

  /** By application. Verdicts and opinion are the reviews' to add; without them nothing is open and nothing is missing. */
  async ofMany(q: Queryable, rows: readonly ApplicationRow[]): Promise<Map<string, Surroundings>> {
    const drafts = rows.filter((row) => row.holderUnitId === null)
    const units = await this.units.facts(q, [
      ...new Set(rows.flatMap((row) => [row.unitId, row.holderUnitId ?? row.unitId, row.cameFromUnitId ?? row.unitId])),
    ])
    const applicants = drafts.map((row) => row.applicantId)
    const draftIds = drafts.map((row) => row.id)
    const [offered, besideOthers, incomplete, blocking] = await Promise.all([
      this.destinations.of(
        q,
        rows.flatMap((row) => leaving(row, units)),
      ),
      this.accounts.besideOtherAdministrators(q, applicants),
      incompleteSections(q, draftIds),
      this.eligibility.blocking(q, drafts),
    ])
    return new Map(
      rows.map((row) => {
        const sender = units.get(row.holderUnitId ?? row.unitId)
        const destinations = offered.get(row.id) ?? []
        return [
          row.id,
          {
            ...windowStates(row, this.reference.campaign(row.campaignId), sender),
            windowParams: (refused) => this.window(refused, row, sender),
            incompleteSections: incomplete.get(row.id) ?? [],
            ineligible: blocking.get(row.id)?.map(({ rule }) => rule.code) ?? [],
            offered: destinations,
            destinations: destinations.map((destination) => destination.unitId),
            nobodyReceives: sender && nextHop(sender).kind === 'committees' ? 'NO_MATCHING_COMMITTEE' : 'NO_DEFAULT_RECEIVER',
            reviewedAtHome: besideOthers.has(row.applicantId),
            senderClosed: row.cameFromUnitId !== null && units.get(row.cameFromUnitId)?.approved === false,
            openNo: 0,
            unjudged: 0,
            recommendationSigned: false,
            opinion: 'toBeWritten',
          },
        ]
      }),
    )
  }

  private window(refused: Refusal | undefined, row: ApplicationRow, holder: UnitFacts | undefined) {
    const campaign = this.reference.campaign(row.campaignId)
    return windowParams(refused, campaign, windowOf(row, campaign, holder))
  }
}

function leaving(row: ApplicationRow, units: Map<string, UnitFacts>) {
  const sender = units.get(row.holderUnitId ?? row.unitId)
  const { id: applicationId, seriesCode, levelCode } = row
  const divisionCode = units.get(row.unitId)?.divisionCode
  return sender && divisionCode ? [{ applicationId, sender, divisionCode, seriesCode, levelCode }] : []
}

/** The facts of the row; `lastHop` is the hop that brought it where it is, as `MoveStore.lastHops` reads it. */
export const factsOf = (row: ApplicationRow, lastHop: ApplicationFacts['lastHop']): ApplicationFacts => ({
  applicantId: row.applicantId,
  unitId: row.unitId,
  status: row.status,
  holderUnitId: row.holderUnitId,
  handlingStarted: row.handlingStartedAt !== null,
  lastHop,
  cameFromUnitId: row.cameFromUnitId,
})
