import type { Committee } from '../../server/reference/reference-rows.js'
import { committeeMatches, nextHop } from '../../server/workflow/routing.js'
import { routes, type RouteName } from './routes.js'
import type { Place, Stage } from './stage.js'

/** What the model knows of the world around an application: the routing rules put to the stage's units. */
export class Ground {
  private readonly committees: Committee[]

  constructor(
    private readonly stage: Stage,
    private readonly route: RouteName,
  ) {
    this.committees = stage.services.reference.committees()
  }

  place(unitId: string): Place {
    return this.stage.places.get(unitId) as Place
  }

  superiorOf = (unitId: string): string => this.place(unitId).parentId as string

  destinations(senderId: string, filingUnitId: string): string[] {
    const sender = this.place(senderId)
    const hop = nextHop(sender)
    const { series: seriesCode, level: levelCode } = routes[this.route]
    const { divisionCode } = this.place(filingUnitId)
    switch (hop.kind) {
      case 'superior':
        return [hop.unitId]
      case 'chosenReceivers':
        // The two schools: their bureau is both what they chose and what stands above them.
        return sender.parentId ? [sender.parentId] : []
      case 'prefectureBureau':
        return [...this.stage.places.values()]
          .filter((place) => place.kind === 'PREFECTURE_BUREAU' && place.divisionCode === hop.divisionCode)
          .map(({ id }) => id)
      case 'committees':
        return this.committees
          .filter((committee) => committeeMatches(committee, { seriesCode, levelCode, divisionCode }))
          .toSorted((a, b) => b.areaCode.localeCompare(a.areaCode))
          .map(({ unitId }) => unitId)
      case 'end':
        return []
    }
  }

  nobodyReceives = (senderId: string) =>
    nextHop(this.place(senderId)).kind === 'committees' ? ('NO_MATCHING_COMMITTEE' as const) : ('NO_DEFAULT_RECEIVER' as const)

  statusAt = (unitId: string) =>
    this.place(unitId).kind === 'COMMITTEE_OFFICE' ? ('WITH_COMMITTEE' as const) : ('WITH_UNIT' as const)

  /** Somebody else of the applicant's unit may administer it. Source: S14. */
  reviewedAtHome = (applicantId: string): boolean => applicantId !== this.stage.actors('aloneItemised')[0]?.accountId
}
