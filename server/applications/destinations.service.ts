import type { Queryable } from '../database/database.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { UnitStore } from '../units/unit.store.js'
import { committeeMatches, nextHop, refuseReceiver, regionCode } from '../workflow/routing.js'
import type { UnitFacts } from '../workflow/unit-facts.js'

/** Where an application may go next. */
export interface Destination {
  unitId: string
  /** null unless the unit is a committee's office. */
  committeeId: string | null
  isDefault: boolean
}

/** What routing asks of an application. */
export interface Routed {
  unitId: string
  seriesCode: string
  levelCode: string
}

/** Puts ids to what `workflow/routing.ts` decides: what the dialog offers is what the server accepts. Source: S18-S27, S44. */
export class DestinationsService {
  constructor(
    private readonly units: UnitStore,
    private readonly reference: ReferenceCache,
  ) {}

  /** @returns the default first; empty when nobody can receive from this unit now */
  async from(q: Queryable, sender: UnitFacts, application: Routed): Promise<Destination[]> {
    const hop = nextHop(sender)
    switch (hop.kind) {
      case 'end':
        return []
      case 'superior':
        return only(hop.unitId)
      case 'prefectureBureau': {
        const bureau = await this.units.bureau(q, 'PREFECTURE_BUREAU', hop.divisionCode)
        return bureau ? only(bureau) : []
      }
      case 'chosenReceivers':
        return this.chosenReceivers(q, sender)
      case 'committees':
        return this.committees(q, application)
    }
  }

  /** A receiver that no longer fits is not offered; without a fitting default nothing is. Source: S48. */
  private async chosenReceivers(q: Queryable, sender: UnitFacts): Promise<Destination[]> {
    const links = await this.units.receiversOf(q, sender.id)
    const facts = await this.units.facts(
      q,
      links.map((link) => link.receiverId),
    )
    const offered = links
      .filter(({ receiverId }) => {
        const receiver = facts.get(receiverId)
        return receiver && !refuseReceiver(sender, receiver)
      })
      .map(({ receiverId, isDefault }) => ({ unitId: receiverId, committeeId: null, isDefault }))
    return offered.some((destination) => destination.isDefault) ? offered : []
  }

  private async committees(q: Queryable, { unitId, seriesCode, levelCode }: Routed): Promise<Destination[]> {
    const unit = (await this.units.facts(q, [unitId])).get(unitId)
    if (!unit) return []
    const matching = this.reference
      .committees()
      .filter((committee) => committeeMatches(committee, { seriesCode, levelCode, divisionCode: unit.divisionCode }))
      // The nearer committee is offered first.
      .sort((a, b) => Number(a.areaCode === regionCode) - Number(b.areaCode === regionCode) || a.name.localeCompare(b.name))
    return matching.map((committee, index) => ({ unitId: committee.unitId, committeeId: committee.id, isDefault: index === 0 }))
  }
}

const only = (unitId: string): Destination[] => [{ unitId, committeeId: null, isDefault: true }]
