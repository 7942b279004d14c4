import { createHash } from 'node:crypto'
import { orgCodeCheck, usccCheck } from '../workflow/codes.js'

/** Letters that both codes allow. */
const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * A fictitious organisation code (GB 11714, 9 characters), always the same for the same key. Shipped units need one that
 * passes the check, and a real one would belong to somebody.
 */
export function sampleOrgCode(key: string): string {
  const digest = createHash('sha256').update(key).digest()
  const body = `T${Array.from({ length: 7 }, (_, position) => letters.charAt(digest.readUInt8(position) % 31)).join('')}`
  return body + orgCodeCheck(body)
}

/**
 * The unified social credit code (GB 32100) around that organisation code.
 * @param prefix registry and kind, two characters: 11 an authority, 12 a public institution, 91 an enterprise
 */
export function sampleUscc(prefix: string, divisionCode: string, key: string): string {
  const body = prefix + divisionCode + sampleOrgCode(key)
  return body + usccCheck(body)
}
