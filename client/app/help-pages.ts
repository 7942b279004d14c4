import type { Role } from '../generated/graphql.js'

/** One page of help: who it is for, and the screens it explains in the order in which one meets them. */
export interface HelpPage {
  /** Its words stand under `help.<name>`: `name`, `lead`, and for each topic its steps. */
  name: string
  /** Who finds themselves on it; the first page that fits is one's own. */
  role: Role
  /** Names of routes; steps that belong to no screen stand under `start`. */
  topics: readonly string[]
}

/** Help by role. Source: S57. */
export const helpPages: readonly HelpPage[] = [
  { name: 'region', role: 'REGION', topics: ['start', 'publishNotice', 'featureSwitches', 'unitReviews', 'applicationSearch'] },
  { name: 'committee', role: 'COMMITTEE', topics: ['start', 'committeeInbox', 'experts', 'meetings', 'applicationSearch'] },
  { name: 'bureau', role: 'RECEIVER', topics: ['start', 'unitReviews', 'subordinateUnits', 'reviewInbox', 'sentApplications'] },
  { name: 'receiver', role: 'RECEIVER', topics: ['start', 'unitReviews', 'subordinateUnits', 'reviewInbox', 'reviewSettings'] },
  {
    name: 'unit',
    role: 'UNIT_ADMIN',
    topics: ['start', 'unitProfile', 'people', 'reviewInbox', 'sentApplications', 'publicities', 'statistics'],
  },
  { name: 'applicant', role: 'APPLICANT', topics: ['start', 'myApplications', 'applicationSearch', 'routePicture'] },
  { name: 'expert', role: 'EXPERT', topics: ['start', 'myMeetings'] },
]

/**
 * Where a viewer of these roles reads about a screen: the nearest of their pages that explains it, else their own page.
 * @param bureau of the two kinds of receiving units, the one meant
 */
export function helpFor(screen: string, roles: readonly Role[], bureau = false): { page: string; topic?: string } | undefined {
  const mine = helpPages.filter(
    ({ name, role }) => roles.includes(role) && (role !== 'RECEIVER' || (name === 'bureau') === bureau),
  )
  const about = mine.find(({ topics }) => topics.includes(screen))
  if (about) return { page: about.name, topic: screen }
  return mine[0] && { page: mine[0].name }
}
