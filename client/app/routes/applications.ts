import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '../../generated/graphql.js'
import { askInboxAhead } from '../../screens/receiver/inbox-ahead.js'

const open = (name: string, roles?: Role[]) => ({ entrance: 'open' as const, roles, title: `shell.page.${name}` })
const reviewers: Role[] = ['UNIT_ADMIN', 'RECEIVER', 'STAND_IN']

export const applicationRoutes: RouteRecordRaw[] = [
  {
    path: '/applications',
    name: 'myApplications',
    component: () => import('../../screens/applicant/MyApplications.vue'),
    meta: open('myApplications', ['APPLICANT']),
  },
  {
    path: '/applications/new',
    name: 'startApplication',
    component: () => import('../../screens/applicant/StartApplication.vue'),
    meta: open('startApplication', ['APPLICANT']),
  },
  {
    path: '/applications/:id/edit',
    name: 'editApplication',
    component: () => import('../../screens/applicant/EditApplication.vue'),
    props: true,
    meta: open('editApplication', ['APPLICANT']),
  },
  {
    path: '/applications/:id',
    name: 'applicationDossier',
    component: () => import('../../screens/applicant/ApplicationDossier.vue'),
    props: true,
    meta: open('applicationDossier'),
  },
  {
    path: '/route/:id?',
    name: 'routePicture',
    component: () => import('../../screens/applicant/RoutePicture.vue'),
    props: true,
    meta: open('routePicture'),
  },
  {
    path: '/inbox',
    name: 'reviewInbox',
    component: () => import('../../screens/receiver/ReviewInbox.vue'),
    meta: { ...open('reviewInbox', reviewers), ahead: askInboxAhead },
  },
  {
    path: '/inbox/:id',
    name: 'reviewApplication',
    component: () => import('../../screens/receiver/ReviewApplication.vue'),
    props: true,
    meta: open('reviewApplication', reviewers),
  },
  {
    path: '/sent',
    name: 'sentApplications',
    component: () => import('../../screens/receiver/SentApplications.vue'),
    meta: open('sentApplications', reviewers),
  },
  {
    path: '/search',
    name: 'applicationSearch',
    component: () => import('../../screens/receiver/ApplicationSearch.vue'),
    meta: open('applicationSearch'),
  },
  {
    path: '/print-jobs',
    name: 'printJobs',
    component: () => import('../../screens/unit/PrintJobs.vue'),
    meta: open('printJobs'),
  },
]
