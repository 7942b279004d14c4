/** The constraint or unique index that refused a row, so that a race lost in the database gets the same coded answer as a check. */
export function violated(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint } = cause as { code?: unknown; constraint?: unknown }
    if ((code === '23505' || code === '23514' || code === '23503') && typeof constraint === 'string') return constraint
  }
  return undefined
}
