import { createHash } from 'node:crypto'
import { canonical } from '../audit/chain.js'
import type { SectionContent } from '../workflow/section-content.js'

/** What of an attachment belongs to the content of its section. */
export interface HashedAttachment {
  label: string
  name: string
  /** Of the stored bytes, hex. */
  sha256: string
}

const hashOf = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex')
const order = ({ label, sha256, name }: HashedAttachment) => `${label}\n${sha256}\n${name}`

/**
 * SHA-256, hex, over the canonical JSON of values, rows and evidence: what a verdict judges. The order of the
 * attachments and their ids do not count, so removing a file and attaching it again changes nothing. Source: S41.
 */
export function contentHash({ values, rows }: SectionContent, attachments: readonly HashedAttachment[]): string {
  const files = attachments
    .map(({ label, name, sha256 }) => ({ label, name, sha256 }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return hashOf({ values, rows, files })
}

/** The hash of a whole version: of its sections' keys and hashes. */
export const versionHash = (sections: readonly { key: string; contentHash: string }[]): string =>
  hashOf(Object.fromEntries(sections.map(({ key, contentHash: hash }) => [key, hash])))
