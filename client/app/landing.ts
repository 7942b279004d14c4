import type { ErrorCode, Role } from '../generated/graphql.js'

interface Arrival {
  roles: readonly Role[]
  gate: { rule: ErrorCode } | null
}

/** The name of the page somebody works on first after logging in. */
export function landingOf({ roles, gate }: Arrival): string {
  if (gate?.rule === 'SECOND_FACTOR_NEEDED') return 'secondFactor'
  if (gate?.rule === 'PASSWORD_MUST_CHANGE') return 'changePassword'
  if (gate?.rule === 'HAT_NOT_CHOSEN') return 'chooseRole'
  if (gate?.rule === 'UNIT_CLOSED') return roles.includes('UNIT_ADMIN') ? 'closed' : 'myApplications'
  if (gate) return roles.includes('UNIT_ADMIN') ? 'unitProfile' : 'closed'
  if (roles.includes('COMMITTEE')) return 'committeeInbox'
  if (roles.includes('REGION')) return 'publishNotice'
  return roles.includes('UNIT_ADMIN') ? 'reviewInbox' : 'myApplications'
}

/** A page to go back to, only ever within this site. */
export function safeNext(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined
}
