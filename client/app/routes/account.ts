import type { RouteRecordRaw } from 'vue-router'

export const accountRoutes: RouteRecordRaw[] = [
  { path: '/account', name: 'account', component: () => import('../../screens/public/AccountPage.vue') },
  { path: '/account/role', name: 'chooseRole', component: () => import('../../screens/public/ChooseRole.vue') },
  { path: '/account/second-factor', name: 'secondFactor', component: () => import('../../screens/public/SecondFactor.vue') },
  { path: '/account/password', name: 'changePassword', component: () => import('../../screens/public/ChangePassword.vue') },
  { path: '/closed', name: 'closed', component: () => import('../../screens/public/ClosedFunction.vue') },
  { path: '/notifications', name: 'notifications', component: () => import('../../screens/public/Notifications.vue') },
].map((route) => ({ ...route, meta: { entrance: 'account', title: `shell.page.${route.name}` } }))
