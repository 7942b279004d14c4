import type { RouteRecordRaw } from 'vue-router'

export const publicRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('../../screens/public/Home.vue') },
  { path: '/notices/:id', name: 'notice', component: () => import('../../screens/public/NoticePage.vue'), props: true },
  { path: '/login', name: 'logIn', component: () => import('../../screens/public/LogIn.vue') },
  { path: '/register', name: 'register', component: () => import('../../screens/public/Register.vue') },
  { path: '/ask', name: 'whomToAsk', component: () => import('../../screens/public/WhomToAsk.vue') },
  { path: '/verify', name: 'verifyCertificate', component: () => import('../../screens/public/VerifyCertificate.vue') },
  { path: '/results', name: 'resultsPostings', component: () => import('../../screens/public/ResultsPostings.vue') },
  {
    path: '/results/:id',
    name: 'resultsPosting',
    component: () => import('../../screens/public/ResultsPosting.vue'),
    props: true,
  },
  { path: '/help', name: 'help', component: () => import('../../screens/public/Help.vue') },
  { path: '/help/:name', name: 'helpPage', component: () => import('../../screens/public/HelpPage.vue'), props: true },
  { path: '/:rest(.*)*', name: 'notFound', component: () => import('../../screens/public/NotFound.vue') },
].map((route) => ({ ...route, meta: { entrance: 'public', title: `shell.page.${route.name}` } }))
