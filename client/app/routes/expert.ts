import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '../../generated/graphql.js'

const roles: Role[] = ['EXPERT']

export const expertRoutes: RouteRecordRaw[] = [
  {
    path: '/meetings',
    name: 'myMeetings',
    component: () => import('../../screens/expert/MyMeetings.vue'),
    meta: { entrance: 'open', roles, title: 'shell.page.myMeetings' },
  },
  {
    path: '/meetings/:id',
    name: 'ballot',
    component: () => import('../../screens/expert/BallotPage.vue'),
    props: true,
    meta: { entrance: 'open', roles, title: 'shell.page.ballot' },
  },
]
