import { once } from 'node:events'

/** Lets the tests' PostgreSQL stop and remove its directory. */
export default async function stopPostgres() {
  const child = globalThis.testPostgres
  if (!child) return
  child.stdin.end()
  await once(child, 'exit')
}
