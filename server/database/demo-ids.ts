import { createHash } from 'node:crypto'

/**
 * A UUID version 7 of that instant, the same for the same key: lists that page by id show demo rows in the order in which
 * they came to be.
 */
export function idAt(at: Date, key: string): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const chance = createHash('sha256').update(key).digest()
  chance[0] = (chance.readUInt8(0) & 0x0f) | 0x70
  chance[2] = (chance.readUInt8(2) & 0x3f) | 0x80
  const hex = time + chance.toString('hex', 0, 10)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** An instant so many hours (fractions count) after another. */
export const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + Math.round(hours * 3_600_000))

/** The calendar day of an instant in Asia/Shanghai, YYYY-MM-DD. */
export const dayOf = (at: Date): string => hoursAfter(at, 8).toISOString().slice(0, 10)
