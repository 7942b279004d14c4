/** What a webhook can ask to be told. Source: B11. */
export type ChangeEvent = 'APPLICATION_MOVED' | 'APPLICATION_CHANGED' | 'APPLICATION_REMOVED'
export type WebhookEvent = ChangeEvent | 'TEST'

export type DeliveryState = 'PENDING' | 'DELIVERED' | 'FAILED'

/** Why deliveries have stopped. */
export type StopReason =
  | 'BY_OWNER'
  /** The owner no longer administers the unit, or the unit is no longer open. */
  | 'RIGHTS_LOST'
  /** Every attempt of one delivery has failed and nothing else got through since. */
  | 'GIVEN_UP'

/** What was wrong with an attempt. */
export type DeliveryFault =
  | 'TARGET_REFUSED'
  | 'UNKNOWN_HOST'
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'REDIRECTED'
  /** Any other answer than 200 to 299. */
  | 'NOT_ACCEPTED'

/** Seconds to the next attempt after the first, second … failure: eight attempts within about 21 hours. */
const retryAfter = [10, 60, 300, 1800, 7200, 21_600, 43_200] as const

/** @param failures how many attempts have failed; undefined: enough */
export const secondsToRetry = (failures: number): number | undefined => retryAfter[failures - 1]

/**
 * Which event a change is; a hop counts more than what else changed with it.
 * @param change whether its owner sees the application now, and whether it has made a hop that was not told yet
 */
export function eventOf({ visible, hopped }: { visible: boolean; hopped: boolean }): ChangeEvent {
  if (!visible) return 'APPLICATION_REMOVED'
  return hopped ? 'APPLICATION_MOVED' : 'APPLICATION_CHANGED'
}
