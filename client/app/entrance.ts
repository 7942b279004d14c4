import type { ErrorCode, Role } from '../generated/graphql.js'

/** public: anybody · account: whoever is logged in, even before the gate opens · open: only when nothing closes the gate */
export type Entrance = 'public' | 'account' | 'open'

export interface Door {
  entrance: Entrance
  /** One of these is enough; none named: everybody the entrance lets in. */
  roles?: readonly Role[]
}

export interface Visitor {
  roles: readonly Role[]
  gate: { rule: ErrorCode } | null
}

export type Decision = 'enter' | 'logIn' | 'secondFactor' | 'changePassword' | 'chooseRole' | 'closed' | 'forbidden'

/** Where a visitor of a page goes. The API decides the same by itself; this only spares people a page of refusals. Source: S12, S32. */
export function decideEntrance(door: Door, visitor: Visitor | null): Decision {
  if (door.entrance === 'public') return 'enter'
  if (!visitor) return 'logIn'
  const rule = visitor.gate?.rule
  if (rule === 'SECOND_FACTOR_NEEDED') return 'secondFactor'
  if (rule === 'PASSWORD_MUST_CHANGE') return 'changePassword'
  if (rule === 'HAT_NOT_CHOSEN') return 'chooseRole'
  if (door.roles && !door.roles.some((role) => visitor.roles.includes(role))) return 'forbidden'
  // Applicants of a closed unit finish what they have begun.
  if (rule === 'UNIT_CLOSED' && !visitor.roles.includes('UNIT_ADMIN')) return 'enter'
  if (door.entrance === 'open' && rule) return 'closed'
  return 'enter'
}
