import { createHash } from 'node:crypto'

const namespace = 'title-review-platform'

/** The same UUID (version 5 in shape) for the same key on every machine, so that shipped rows are found again. */
export function stableId(kind: string, key: string): string {
  const digest = createHash('sha1').update(`${namespace}:${kind}:${key}`).digest()
  digest[6] = (digest.readUInt8(6) & 0x0f) | 0x50
  digest[8] = (digest.readUInt8(8) & 0x3f) | 0x80
  const hex = digest.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
