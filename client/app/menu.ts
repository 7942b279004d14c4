import type { Feature, Role } from '../generated/graphql.js'

export interface MenuEntry {
  /** Name of the route; its label is `shell.menu.<route>`. */
  route: string
  roles: readonly Role[]
  /** Closed as long as `viewer.gate` is set. Source: S29, S32 */
  gated: boolean
  /** The function of the region office’s switches that it belongs to. Source: S51 */
  feature?: Feature
}

export interface MenuGroup {
  /** Its label is `shell.group.<name>`. */
  name: string
  entries: readonly MenuEntry[]
}

const reviewers: readonly Role[] = ['UNIT_ADMIN', 'RECEIVER', 'STAND_IN']

/** The menu of everybody; each sees the entries of their roles. Source: S56, labels of the guide. */
const menu: readonly MenuGroup[] = [
  {
    name: 'mine',
    entries: [{ route: 'myApplications', roles: ['APPLICANT'], gated: true }],
  },
  {
    name: 'applications',
    entries: [
      { route: 'reviewInbox', roles: reviewers, gated: true },
      { route: 'sentApplications', roles: reviewers, gated: true },
      { route: 'applicationSearch', roles: ['APPLICANT', 'UNIT_ADMIN', 'RECEIVER', 'COMMITTEE', 'REGION'], gated: true },
      { route: 'routePicture', roles: ['APPLICANT', 'UNIT_ADMIN'], gated: true },
      { route: 'printJobs', roles: ['APPLICANT', 'UNIT_ADMIN', 'RECEIVER', 'COMMITTEE', 'REGION'], gated: true },
    ],
  },
  { name: 'business', entries: [{ route: 'publicities', roles: ['UNIT_ADMIN'], gated: true, feature: 'PUBLICITY' }] },
  { name: 'expert', entries: [{ route: 'myMeetings', roles: ['EXPERT'], gated: true }] },
  {
    name: 'committee',
    entries: [
      { route: 'committeeInbox', roles: ['COMMITTEE'], gated: true },
      { route: 'meetings', roles: ['COMMITTEE'], gated: true },
      { route: 'experts', roles: ['COMMITTEE'], gated: true },
    ],
  },
  {
    name: 'unit',
    entries: [
      { route: 'unitProfile', roles: ['UNIT_ADMIN'], gated: false },
      { route: 'people', roles: ['UNIT_ADMIN'], gated: true },
      { route: 'statistics', roles: ['UNIT_ADMIN'], gated: true },
      { route: 'apiTokens', roles: ['UNIT_ADMIN'], gated: true },
      { route: 'webhooks', roles: ['UNIT_ADMIN'], gated: true },
      { route: 'delegations', roles: ['UNIT_ADMIN'], gated: true },
      { route: 'reviewSettings', roles: ['UNIT_ADMIN'], gated: true },
    ],
  },
  {
    name: 'receiving',
    entries: [
      { route: 'unitReviews', roles: ['RECEIVER', 'REGION'], gated: true },
      { route: 'subordinateUnits', roles: ['RECEIVER', 'REGION'], gated: true },
    ],
  },
  {
    name: 'region',
    entries: [
      { route: 'publishNotice', roles: ['REGION'], gated: true },
      { route: 'campaigns', roles: ['REGION'], gated: true },
      { route: 'eligibilityRules', roles: ['REGION'], gated: true },
      { route: 'featureSwitches', roles: ['REGION'], gated: true },
    ],
  },
]

/**
 * The groups one sees with these roles, without empty ones.
 * @param closed functions that the region office has not opened
 */
export function menuFor(roles: readonly Role[], closed: readonly Feature[] = []): MenuGroup[] {
  const shown = ({ roles: meant, feature }: MenuEntry) =>
    meant.some((role) => roles.includes(role)) && !(feature && closed.includes(feature))
  return menu.map(({ name, entries }) => ({ name, entries: entries.filter(shown) })).filter(({ entries }) => entries.length)
}
