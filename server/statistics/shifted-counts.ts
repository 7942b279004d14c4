import { createHmac, hkdfSync } from 'node:crypto'
import { toldCount, widestShift, type Dimension } from '../workflow/statistics-rules.js'
import type { Narrowing, Seers } from './statistics.store.js'

/** The question a count answers. */
export interface Asked {
  groupBy: readonly Dimension[]
  narrowing: Narrowing
  whole: Seers
  unitId: string
}

const narrowedBy: Record<Exclude<Dimension, 'UNIT'>, string> = {
  YEAR: 'campaignId',
  SERIES: 'seriesCode',
  LEVEL: 'levelCode',
  WAY: 'wayCode',
  STATUS: 'status',
  DIVISION: 'divisionPrefix',
  SEX: 'sex',
  AGE_BAND: 'ageBand',
  STEP: 'step',
}

/**
 * Counts as programs are told them. The shift of a count hangs on which applications it counts and not on how they were asked for:
 * whoever asks again, or for the same ones in another table, learns nothing new. Without the key nobody undoes it. Source: B10.
 */
export class ShiftedCounts {
  private readonly key: Buffer

  constructor(secretKey: string) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, 'title-review-platform', 'shifted-counts', 32))
  }

  /** @param codes of the row; without them it is the total */
  told(n: number, codes: readonly string[], asked: Asked): number | null {
    return toldCount(n, this.shiftOf(`${setOf(codes, asked)} ${n}`))
  }

  /** A whole number from -4 to 4. */
  private shiftOf(text: string): number {
    return (createHmac('sha256', this.key).update(text).digest().readUInt32BE() % (2 * widestShift + 1)) - widestShift
  }
}

/** Names the set of applications, the same however it was asked for. */
function setOf(codes: readonly string[], { groupBy, narrowing, whole, unitId }: Asked): string {
  const common = new Map(Object.entries(narrowing).filter(([, code]) => code !== undefined))
  if (groupBy.includes('STEP')) common.set('step', '')
  let scope = `${whole.unitIds.join()} ${whole.passed}`
  for (const [at, code] of codes.entries()) {
    const dimension = groupBy[at]
    // A unit under the one asked about is the same set as that unit asked about; what is left is a set of its own.
    if (dimension === 'UNIT') scope = code === unitId ? `${scope} rest` : `${code} false`
    else if (dimension) common.set(narrowedBy[dimension], code)
  }
  return JSON.stringify([scope, [...common].sort(([one], [other]) => (one < other ? -1 : 1))])
}
