import type { RouteRecordRaw } from 'vue-router'

const page = (name: string) => `shell.page.${name}`

export const unitRoutes: RouteRecordRaw[] = [
  {
    path: '/unit',
    name: 'unitProfile',
    component: () => import('../../screens/unit/UnitProfile.vue'),
    meta: { entrance: 'account', roles: ['UNIT_ADMIN'], title: page('unitProfile') },
  },
  {
    path: '/people',
    name: 'people',
    component: () => import('../../screens/unit/People.vue'),
    meta: { entrance: 'open', roles: ['UNIT_ADMIN'], title: page('people') },
  },
  {
    path: '/delegations',
    name: 'delegations',
    component: () => import('../../screens/unit/Delegations.vue'),
    meta: { entrance: 'open', roles: ['UNIT_ADMIN'], title: page('delegations') },
  },
  {
    path: '/review-settings',
    name: 'reviewSettings',
    component: () => import('../../screens/unit/ReviewSettings.vue'),
    meta: { entrance: 'open', roles: ['UNIT_ADMIN'], title: page('reviewSettings') },
  },
  {
    path: '/statistics',
    name: 'statistics',
    component: () => import('../../screens/unit/Statistics.vue'),
    meta: { entrance: 'open', roles: ['UNIT_ADMIN'], title: page('statistics') },
  },
  {
    path: '/api-tokens',
    name: 'apiTokens',
    component: () => import('../../screens/unit/ApiTokens.vue'),
    meta: { entrance: 'open', roles: ['UNIT_ADMIN'], title: page('apiTokens') },
  },
  {
    path: '/webhooks',
    name: 'webhooks',
    component: () => import('../../screens/unit/Webhooks.vue'),
    meta: { entrance: 'open', roles: ['UNIT_ADMIN'], title: page('webhooks') },
  },
  {
    path: '/webhooks/:id',
    name: 'webhookJournal',
    component: () => import('../../screens/unit/WebhookJournal.vue'),
    props: true,
    meta: { entrance: 'open', roles: ['UNIT_ADMIN'], title: page('webhookJournal') },
  },
  {
    path: '/unit-reviews',
    name: 'unitReviews',
    component: () => import('../../screens/unit/UnitReviews.vue'),
    meta: { entrance: 'open', roles: ['RECEIVER', 'REGION'], title: page('unitReviews') },
  },
  {
    path: '/unit-reviews/:id',
    name: 'unitReview',
    component: () => import('../../screens/unit/UnitReview.vue'),
    props: true,
    meta: { entrance: 'open', roles: ['RECEIVER', 'REGION'], title: page('unitReview') },
  },
  {
    path: '/subordinates',
    name: 'subordinateUnits',
    component: () => import('../../screens/unit/SubordinateUnits.vue'),
    meta: { entrance: 'open', roles: ['RECEIVER', 'REGION'], title: page('subordinateUnits') },
  },
  {
    path: '/subordinates/:id',
    name: 'subordinateUnit',
    component: () => import('../../screens/unit/SubordinateUnit.vue'),
    props: true,
    meta: { entrance: 'open', roles: ['RECEIVER', 'REGION'], title: page('subordinateUnit') },
  },
  {
    path: '/publicities',
    name: 'publicities',
    component: () => import('../../screens/unit/Publicities.vue'),
    meta: { entrance: 'open', roles: ['UNIT_ADMIN'], title: page('publicities') },
  },
  {
    path: '/publicities/:id',
    name: 'publicity',
    component: () => import('../../screens/unit/PublicityPage.vue'),
    props: true,
    meta: { entrance: 'open', title: page('publicity') },
  },
  {
    path: '/notices/new',
    name: 'publishNotice',
    component: () => import('../../screens/region/PublishNotice.vue'),
    meta: { entrance: 'open', roles: ['REGION'], title: page('publishNotice') },
  },
  {
    path: '/campaigns',
    name: 'campaigns',
    component: () => import('../../screens/region/Campaigns.vue'),
    meta: { entrance: 'open', roles: ['REGION'], title: page('campaigns') },
  },
  {
    path: '/eligibility-rules',
    name: 'eligibilityRules',
    component: () => import('../../screens/region/EligibilityRules.vue'),
    meta: { entrance: 'open', roles: ['REGION'], title: page('eligibilityRules') },
  },
  {
    path: '/features',
    name: 'featureSwitches',
    component: () => import('../../screens/region/FeatureSwitches.vue'),
    meta: { entrance: 'open', roles: ['REGION'], title: page('featureSwitches') },
  },
]
