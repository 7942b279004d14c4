import type { Queryable } from '../database/database.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { UnitStore } from '../units/unit.store.js'
import { committeeMatches, nextHop, refuseReceiver, regionCode, type NextHop } from '../workflow/routing.js'
import type { UnitFacts } from '../workflow/unit-facts.js'

/** Where an application may go next. */
export interface Destination {
  unitId: string
  /** null unless the unit is a committee's office. */
  committeeId: string | null
  isDefault: boolean
}

/** An application with the unit it would leave. */
export interface Leaving {
  applicationId: string
  sender: UnitFacts
  /** The division of the filing unit: where the application comes from. */
  divisionCode: string
  seriesCode: string
  levelCode: string
}

type ChosenReceivers = Map<string, Destination[]>

/** Puts ids to what `workflow/routing.ts` decides: what the dialog offers is what the server accepts. Source: S18-S27, S44. */
export class DestinationsService {
  constructor(
    private readonly units: UnitStore,
    private readonly reference: ReferenceCache,
  ) {}

  /** By application, the default first; empty when nobody can receive from that unit now. However many, three statements. */
  async of(q: Queryable, leaving: readonly Leaving[]): Promise<Map<string, Destination[]>> {
    const hops = leaving.map((one) => ({ ...one, hop: nextHop(one.sender) }))
    const choosing = hops.filter(({ hop }) => hop.kind === 'chosenReceivers').map(({ sender }) => sender)
    const divisions = hops.flatMap(({ hop }) => (hop.kind === 'prefectureBureau' ? [hop.divisionCode] : []))
    const chosen = await this.chosenReceivers(q, choosing)
    const bureaus = divisions.length > 0 ? await this.units.bureaus(q, 'PREFECTURE_BUREAU', divisions) : new Map<string, string>()
    return new Map(hops.map(({ hop, ...one }) => [one.applicationId, this.offered(hop, one, chosen, bureaus)]))
  }

  private offered(hop: NextHop, one: Leaving, chosen: ChosenReceivers, bureaus: Map<string, string>): Destination[] {
    switch (hop.kind) {
      case 'end':
        return []
      case 'superior':
        return only(hop.unitId)
      case 'prefectureBureau':
        return only(bureaus.get(hop.divisionCode))
      case 'chosenReceivers':
        return chosen.get(one.sender.id) ?? []
      case 'committees':
        return this.committees(one)
    }
  }

  /** A receiver that no longer fits is not offered; without a fitting default nothing is. Source: S48. */
  private async chosenReceivers(q: Queryable, senders: readonly UnitFacts[]): Promise<ChosenReceivers> {
    if (senders.length === 0) return new Map()
    const links = await this.units.receiversOfMany(
      q,
      senders.map((sender) => sender.id),
    )
    const receivers = await this.units.facts(
      q,
      links.map((link) => link.receiverId),
    )
    const fitting = (sender: UnitFacts) =>
      links
        .filter((link) => link.unitId === sender.id)
        .flatMap(({ receiverId: unitId, isDefault }) => {
          const receiver = receivers.get(unitId)
          return receiver && !refuseReceiver(sender, receiver) ? [{ unitId, committeeId: null, isDefault }] : []
        })
    return new Map(
      senders.map((sender) => {
        const destinations = fitting(sender)
        return [sender.id, destinations.some(({ isDefault }) => isDefault) ? destinations : []]
      }),
    )
  }

  private committees(one: Leaving): Destination[] {
    return (
      this.reference
        .committees()
        .filter((committee) => committeeMatches(committee, one))
        // The nearer committee is offered first.
        .sort((a, b) => Number(a.areaCode === regionCode) - Number(b.areaCode === regionCode) || a.name.localeCompare(b.name))
        .map((committee, index) => ({ unitId: committee.unitId, committeeId: committee.id, isDefault: index === 0 }))
    )
  }
}

const only = (unitId: string | undefined): Destination[] => (unitId ? [{ unitId, committeeId: null, isDefault: true }] : [])
