/** 本人, 同单位, 回避关系 */
export type AvoidanceReason = 'SELF' | 'SAME_UNIT' | 'RELATION'

/** One person may have logins in several units: whoever is compared is the person, not the login. */
export interface DrawnPerson {
  /** Every login of the person. */
  accountIds: readonly string[]
  /** The units of these logins; of a case also the one it was filed through. */
  unitIds: readonly string[]
}

export interface PoolExpert extends DrawnPerson {
  /** The login in the pool. */
  accountId: string
  personName: string
  unitName: string
  /** Every login of the people the expert does not judge (回避关系). */
  avoids: readonly string[]
}

export interface DrawEntry extends Pick<PoolExpert, 'accountId' | 'personName' | 'unitName'> {
  /** From 1 in the drawn order; null when excluded. */
  position: number | null
  reason: AvoidanceReason | null
}

const share = (some: readonly string[], others: readonly string[]) => some.some((one) => others.includes(one))

/** Why the expert judges none of these cases: in conflict with one of them is in conflict with the meeting. Source: B2. */
export function conflictOf(expert: PoolExpert, cases: readonly DrawnPerson[]): AvoidanceReason | undefined {
  if (cases.some(({ accountIds }) => share(expert.accountIds, accountIds))) return 'SELF'
  if (cases.some(({ unitIds }) => share(expert.unitIds, unitIds))) return 'SAME_UNIT'
  if (cases.some(({ accountIds }) => share(expert.avoids, accountIds))) return 'RELATION'
  return undefined
}

/**
 * Everybody of the pool: in the drawn order first, then whoever is excluded. Given the seed the order is fixed, so that
 * anybody can check it: ascending by the ticket of each login.
 * @param ticketOf sha256 of the 32 bytes of the seed and the id of the login in ASCII, as hexadecimal digits
 */
export function drawOrder(
  pool: readonly PoolExpert[],
  cases: readonly DrawnPerson[],
  ticketOf: (accountId: string) => string,
): DrawEntry[] {
  const entries = pool
    .map((expert) => ({ expert, ticket: ticketOf(expert.accountId), reason: conflictOf(expert, cases) ?? null }))
    .toSorted((a, b) => Number(a.reason !== null) - Number(b.reason !== null) || (a.ticket < b.ticket ? -1 : 1))
  return entries.map(({ expert: { accountId, personName, unitName }, reason }, index) => ({
    accountId,
    personName,
    unitName,
    position: reason === null ? index + 1 : null,
    reason,
  }))
}

/** How many are missing for a panel, and how many were excluded why. */
export function shortageOf(order: readonly DrawEntry[], needed: number): Record<string, number> | undefined {
  const eligible = order.filter(({ position }) => position !== null).length
  if (eligible >= needed) return undefined
  const excluded = (reason: AvoidanceReason) => order.filter((entry) => entry.reason === reason).length
  return {
    needed,
    eligible,
    missing: needed - eligible,
    self: excluded('SELF'),
    sameUnit: excluded('SAME_UNIT'),
    relation: excluded('RELATION'),
  }
}
