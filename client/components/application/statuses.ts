import type { ApplicationStatus } from '../../generated/graphql.js'

/** All of them, in the order of an application's way; a new one does not compile until it has its place. */
const places: Record<ApplicationStatus, true> = {
  DRAFT: true,
  RETURNED: true,
  WITH_UNIT: true,
  WITH_COMMITTEE: true,
  ACCEPTED: true,
  PASSED: true,
  NOT_PASSED: true,
  ENDED: true,
}

/** What lists and tables of applications are narrowed by. */
export const applicationStatuses = Object.keys(places) as ApplicationStatus[]
