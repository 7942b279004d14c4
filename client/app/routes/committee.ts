import type { RouteRecordRaw } from 'vue-router'

const door = (name: string) => ({ entrance: 'open' as const, roles: ['COMMITTEE' as const], title: `shell.page.${name}` })

export const committeeRoutes: RouteRecordRaw[] = [
  {
    path: '/committee',
    name: 'committeeInbox',
    component: () => import('../../screens/committee/CommitteeInbox.vue'),
    meta: door('committeeInbox'),
  },
  {
    path: '/committee/meetings',
    name: 'meetings',
    component: () => import('../../screens/committee/Meetings.vue'),
    meta: door('meetings'),
  },
  {
    path: '/committee/meetings/:id',
    name: 'meeting',
    component: () => import('../../screens/committee/MeetingPage.vue'),
    props: true,
    meta: door('meeting'),
  },
  {
    path: '/committee/experts',
    name: 'experts',
    component: () => import('../../screens/committee/Experts.vue'),
    meta: door('experts'),
  },
]
