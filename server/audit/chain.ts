import { createHash } from 'node:crypto'

/** What an audit entry's hash covers. `at` in ISO 8601, milliseconds, UTC. */
export interface Link {
  subject: string
  seq: number
  actorId: string | null
  action: string
  detail: unknown
  at: string
  previousHash: string
}

/** The newest entry of a chain. */
export interface ChainEnd {
  seq: number
  hash: string
}

/** An entry that is ready to be written. */
export interface ChainedEntry extends Link {
  detail: Record<string, unknown>
  hash: string
}

export const firstHash = '0'.repeat(64)

/** Keys in order, so that equal content has one text however it was stored. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    .join(',')}}`
}

/** SHA-256, hex, over the canonical JSON of everything the entry says. Source: B12. */
export const linkHash = (link: Link): string => createHash('sha256').update(canonical(link)).digest('hex')

/** The entry that follows `last`, as of now; the first of its chain when there is none. */
export function chained(
  last: ChainEnd | null | undefined,
  act: Pick<ChainedEntry, 'subject' | 'actorId' | 'action' | 'detail'>,
): ChainedEntry {
  const link = {
    subject: act.subject,
    seq: (last?.seq ?? 0) + 1,
    actorId: act.actorId,
    action: act.action,
    detail: act.detail,
    at: new Date().toISOString(),
    previousHash: last?.hash ?? firstHash,
  }
  return { ...link, hash: linkHash(link) }
}
