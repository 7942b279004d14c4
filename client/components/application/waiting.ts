const shanghai = 8 * 3_600_000
const day = 86_400_000

/** Whole calendar days (Asia/Shanghai, which knows no summer time) from an instant to now; 0 is today. */
export function daysSince(instant: string, now: Date = new Date()): number {
  const dayOf = (time: number) => Math.floor((time + shanghai) / day)
  return Math.max(0, dayOf(now.getTime()) - dayOf(Date.parse(instant)))
}

/** Whole calendar days (Asia/Shanghai) from now to the last minute before an instant; 0 is today, less is over. */
export function daysUntil(instant: string, now: Date = new Date()): number {
  const dayOf = (time: number) => Math.floor((time + shanghai) / day)
  return dayOf(Date.parse(instant) - 60_000) - dayOf(now.getTime())
}

/** Today in Asia/Shanghai as YYYY-MM-DD, the day that is signed with. */
export function todayInShanghai(now: Date = new Date()): string {
  return new Date(now.getTime() + shanghai).toISOString().slice(0, 10)
}

/** The office clock's hh:mm:ss (Asia/Shanghai). */
export function clockInShanghai(at: Date): string {
  return new Date(at.getTime() + shanghai).toISOString().slice(11, 19)
}
