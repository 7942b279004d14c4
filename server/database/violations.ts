// Unique, check, foreign key, exclusion.
const violations: readonly unknown[] = ['23505', '23514', '23503', '23P01']

/** The constraint or unique index that refused a row, so that a race lost in the database gets the same coded answer as a check. */
export function violated(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint } = cause as { code?: unknown; constraint?: unknown }
    if (violations.includes(code) && typeof constraint === 'string') return constraint
  }
  return undefined
}

/** Two transactions waited for each other, and this one was ended so that the other could go on. */
export function isDeadlock(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if ('code' in cause && cause.code === '40P01') return true
  return false
}
