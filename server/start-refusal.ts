/** Why the server cannot start, in one sentence that says what to do; shown without a stack, exit code 1. */
export class StartRefusal extends Error {
  override name = 'StartRefusal'
}

/** The `code` of a system or PostgreSQL error ('EACCES', '28P01', …), if it has one. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}
