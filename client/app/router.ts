import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { knownViewer } from '../composables/viewer.js'
import { type Decision, decideEntrance, type Door } from './entrance.js'
import { accountRoutes } from './routes/account.js'
import { applicationRoutes } from './routes/applications.js'
import { committeeRoutes } from './routes/committee.js'
import { expertRoutes } from './routes/expert.js'
import { publicRoutes } from './routes/public.js'
import { unitRoutes } from './routes/unit.js'
import { i18n } from './words.js'

declare module 'vue-router' {
  interface RouteMeta extends Door {
    /** Key of the words of the page's title. */
    title: string
    /** Asks what the page will ask, as soon as it is known that it may be entered. */
    ahead?: (to: RouteLocationNormalized) => void
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [...accountRoutes, ...unitRoutes, ...applicationRoutes, ...expertRoutes, ...committeeRoutes, ...publicRoutes],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

/** Fetches the code of the page at an address while it is still being asked who has come: mostly they stay on it. */
export function fetchAhead(path: string): void {
  for (const { components } of router.resolve(path).matched) {
    const page = components?.default
    // Should it fail, entering the page says so.
    if (typeof page === 'function') void (page as () => Promise<unknown>)().catch(() => {})
  }
}

/** Pages a gate sends to stay reachable themselves. */
const curedAt: Partial<Record<Decision, string>> = {
  secondFactor: 'secondFactor',
  changePassword: 'changePassword',
  chooseRole: 'chooseRole',
}

router.beforeEach(async (to, from) => {
  const viewer = await knownViewer()
  // Nobody could tell: App says so in the place of the page, and public pages open all the same.
  if (viewer === undefined) return true
  const decision = decideEntrance(to.meta, viewer)
  if (decision === 'enter' && to.path !== from.path) to.meta.ahead?.(to)
  if (decision === 'enter' || to.name === curedAt[decision]) return true
  if (decision === 'logIn') return { name: 'logIn', query: { next: to.fullPath } }
  if (decision === 'closed' || decision === 'forbidden') return { name: 'closed', query: { page: to.meta.title } }
  return { name: curedAt[decision] }
})

router.afterEach(async (to, from) => {
  document.title = `${i18n.global.t(to.meta.title)} · ${i18n.global.t('shell.product')}`
  if (to.path === from.path) return
  // A screen reader must hear that the page is another one.
  await nextTick()
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
})
