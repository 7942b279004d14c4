import { AsyncLocalStorage } from 'node:async_hooks'

/** A place in the primary's log of changes (LSN), in bytes. */
export type LogPlace = bigint

/** How far a reader has to see at least; undefined: everything, so only the primary will do. */
interface Horizon {
  place: LogPlace | undefined
}

const current = new AsyncLocalStorage<Horizon>()

/** What is read in `work` has to show at least what was written up to `place`. Without a horizon everything is read from the primary. */
export const withHorizon = <Result>(place: LogPlace, work: () => Result): Result => current.run({ place }, work)

/** From here on this request reads from the primary only: it has begun to write. */
export function seeEverything(): void {
  const horizon = current.getStore()
  if (horizon) horizon.place = undefined
}

export const horizonNow = (): LogPlace | undefined => current.getStore()?.place

/** `16/B374D848` → bytes; undefined when it is no such place. */
export function readPlace(text: string | undefined): LogPlace | undefined {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/.exec(text ?? '') ?? []
  return high && low ? (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`) : undefined
}
