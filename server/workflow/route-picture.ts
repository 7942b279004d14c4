import type { ApplicationAction, ApplicationStatus } from './application-facts.js'
import { guards } from './application-guards.js'
import { transitions } from './application-workflow.js'

/** 业务工作示意图: where an application can be, and how it gets from one place to the other. Source: S52. */
export type RoutePlace = 'APPLICANT' | 'UNIT' | 'COMMITTEE' | 'ACCEPTED'

export interface RouteNode {
  /** `applicant`, `committees`, `accepted`, or the id of a unit. */
  key: string
  place: RoutePlace
  /** null unless it is one certain unit. */
  unitId: string | null
  /** How many hops from the applicant on, 0 for the applicant. */
  step: number
}

/** A way forward, as routing.ts allows it. */
export interface RouteHop {
  from: string
  to: string
  isDefault: boolean
}

export interface RouteEdge extends RouteHop {
  action: ApplicationAction
}

export const applicantKey = 'applicant'
export const committeesKey = 'committees'
export const acceptedKey = 'accepted'

const statuses: Record<RoutePlace, readonly ApplicationStatus[]> = {
  APPLICANT: ['DRAFT', 'RETURNED'],
  UNIT: ['WITH_UNIT'],
  COMMITTEE: ['WITH_COMMITTEE'],
  ACCEPTED: ['ACCEPTED', 'PASSED', 'NOT_PASSED'],
}

/** Each act of the transition table that leads somewhere else, drawn along the ways that routing allows. */
export function routeEdges(nodes: readonly RouteNode[], hops: readonly RouteHop[]): RouteEdge[] {
  const placeOf = new Map(nodes.map(({ key, place }) => [key, place]))
  const canLeave = (key: string, from: readonly ApplicationStatus[]) => {
    const place = placeOf.get(key)
    return place !== undefined && statuses[place].some((status) => from.includes(status))
  }
  return transitions
    .filter(({ partOf }) => !partOf)
    .flatMap(({ action, from, to, guards: asked }): RouteEdge[] => {
      if (to === 'same') return []
      if (to === 'nextHolder') return hops.filter((hop) => canLeave(hop.from, from)).map((hop) => ({ ...hop, action }))
      if (to === 'previous') {
        // The applicant undoes their own hop, units those of units.
        const byApplicant = asked.includes(guards.byApplicant)
        return hops
          .filter((hop) => (hop.from === applicantKey) === byApplicant && canLeave(hop.to, from))
          .map((hop) => ({ from: hop.to, to: hop.from, isDefault: false, action }))
      }
      const target = nodes.find(({ place }) => statuses[place].includes(to))
      if (!target) return []
      return nodes
        .filter(({ key }) => key !== target.key && canLeave(key, from))
        .map(({ key }) => ({ from: key, to: target.key, isDefault: to === 'ACCEPTED', action }))
    })
}
