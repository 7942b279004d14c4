import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { UnitStore } from '../units/unit.store.js'
import { nextHop } from '../workflow/routing.js'
import { acceptedKey, applicantKey, committeesKey, routeEdges } from '../workflow/route-picture.js'
import type { RouteEdge, RouteHop, RouteNode } from '../workflow/route-picture.js'
import type { UnitFacts } from '../workflow/unit-facts.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationRow } from './application.store.js'
import type { ApplicationsService } from './applications.service.js'
import type { DestinationsService } from './destinations.service.js'
import { placedApplications } from './route-picture.store.js'

export interface RoutePicture {
  nodes: (RouteNode & { applicationIds: string[] })[]
  edges: RouteEdge[]
}

/** No hierarchy is deeper; a ring of receivers ends here. */
const longestRoute = 12

/** 业务工作示意图, drawn by asking the routing rules from unit to unit. Source: S52. */
export class RoutePicturesService {
  constructor(
    private readonly db: Database,
    private readonly applications: ApplicationsService,
    private readonly units: UnitStore,
    private readonly destinations: DestinationsService,
  ) {}

  /**
   * The ways of one application, or of those of the viewer's unit: an applicant finds their own on it, an administrator
   * those filed through the unit.
   * @throws DomainError NOT_FOUND
   */
  async draw(applicationId: string | null, viewer: Viewer): Promise<RoutePicture> {
    const application = applicationId === null ? null : await this.applications.application(applicationId, viewer)
    if (applicationId !== null && !application) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    const { nodes, hops } = await this.walk(application, application?.unitId ?? viewer.unitId)
    const placed = await placedApplications(this.db, application?.id ?? null, viewer)
    const keyOf = ({ status, holderUnitId }: (typeof placed)[number]) => {
      if (status === 'ACCEPTED' || status === 'PASSED' || status === 'NOT_PASSED') return acceptedKey
      if (holderUnitId === null) return applicantKey
      return nodes.some(({ key }) => key === holderUnitId) ? holderUnitId : committeesKey
    }
    const here = Map.groupBy(placed, keyOf)
    return {
      nodes: nodes.map((node) => ({ ...node, applicationIds: (here.get(node.key) ?? []).map(({ id }) => id) })),
      edges: routeEdges(nodes, hops),
    }
  }

  private async walk(application: ApplicationRow | null, filingUnitId: string) {
    const filing = (await this.units.facts(this.db, [filingUnitId])).get(filingUnitId)
    const nodes: RouteNode[] = [{ key: applicantKey, place: 'APPLICANT', unitId: null, step: 0 }]
    const hops: RouteHop[] = []
    const add = (node: RouteNode) => void (nodes.some(({ key }) => key === node.key) || nodes.push(node))
    const goes = (from: string, to: string, isDefault: boolean) => void hops.push({ from, to, isDefault })
    let frontier: UnitFacts[] = filing ? [filing] : []
    for (let step = 1; frontier.length > 0 && step <= longestRoute; step++) {
      const found: string[] = []
      for (const unit of frontier) {
        // Who administers the filing unit themselves hands in past it. Source: S14.
        const from = application?.selfAdministered && unit.id === filingUnitId ? applicantKey : unit.id
        const here = from === applicantKey ? 0 : step
        if (from === unit.id) {
          add({ key: unit.id, place: unit.kind === 'COMMITTEE_OFFICE' ? 'COMMITTEE' : 'UNIT', unitId: unit.id, step })
          if (step === 1) goes(applicantKey, unit.id, true)
        }
        const hop = nextHop(unit)
        if (hop.kind === 'committees' && !application) {
          add({ key: committeesKey, place: 'COMMITTEE', unitId: null, step: here + 1 })
          goes(from, committeesKey, true)
          continue
        }
        for (const { unitId, isDefault } of await this.offered(unit, application, filing)) {
          goes(from, unitId, isDefault)
          if (!nodes.some(({ key }) => key === unitId) && !found.includes(unitId)) found.push(unitId)
        }
      }
      const facts = await this.units.facts(this.db, found)
      frontier = found.flatMap((id) => facts.get(id) ?? [])
    }
    const last = Math.max(...nodes.map(({ step }) => step))
    add({ key: acceptedKey, place: 'ACCEPTED', unitId: null, step: last + 1 })
    return { nodes, hops }
  }

  private async offered(sender: UnitFacts, application: ApplicationRow | null, filing: UnitFacts | undefined) {
    const leaving = {
      applicationId: application?.id ?? '',
      sender,
      divisionCode: filing?.divisionCode ?? sender.divisionCode,
      seriesCode: application?.seriesCode ?? '',
      levelCode: application?.levelCode ?? '',
    }
    return (await this.destinations.of(this.db, [leaving])).get(leaving.applicationId) ?? []
  }
}
