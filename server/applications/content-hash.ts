import { createHash } from 'node:crypto'
import { canonical } from '../audit/chain.js'
import { rowPlaces, withoutId, type SectionContent } from '../workflow/section-content.js'

/** What of an attachment belongs to the content of its section. */
export interface HashedAttachment {
  label: string
  name: string
  /** Of the stored bytes, hex. */
  sha256: string
  /** The row it proves; null or left out: the section as a whole. */
  rowId?: string | null
}

const hashOf = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex')
const order = ({ label, sha256, name, row }: Omit<HashedAttachment, 'rowId'> & { row?: number }) =>
  `${label}\n${sha256}\n${name}\n${row ?? ''}`

/**
 * SHA-256, hex, over the canonical JSON of values, rows and evidence: what a verdict judges. The order of the
 * attachments and all ids do not count, so removing a file and attaching it again changes nothing; a file counts with the
 * place of the row it proves. Source: S41.
 */
export function contentHash(content: SectionContent, attachments: readonly HashedAttachment[]): string {
  const places = rowPlaces(content)
  const files = attachments
    .map(({ label, name, sha256, rowId }) => {
      const row = rowId ? places.get(rowId) : undefined
      return { label, name, sha256, ...(row !== undefined && { row }) }
    })
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return hashOf({ values: content.values, rows: content.rows.map(withoutId), files })
}

/** The hash of a whole version: of its sections' keys and hashes. */
export const versionHash = (sections: readonly { key: string; contentHash: string }[]): string =>
  hashOf(Object.fromEntries(sections.map(({ key, contentHash: hash }) => [key, hash])))
