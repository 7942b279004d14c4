/** A delegation of review rights is for an absence, not for good. Days. */
const longestDelegation = 366

/** 未开始, 代办中, 已到期, 已终止 */
export type DelegationState = 'TO_COME' | 'RUNNING' | 'OVER' | 'ENDED'

/** Days as YYYY-MM-DD in Asia/Shanghai; the last day still counts. */
export interface DelegationDays {
  from: string
  until: string
}

export function stateOf(days: DelegationDays, ended: boolean, today: string): DelegationState {
  if (ended) return 'ENDED'
  if (today < days.from) return 'TO_COME'
  return today <= days.until ? 'RUNNING' : 'OVER'
}

/** What is wrong with the days of a new delegation. */
export function faultsOfDays({ from, until }: DelegationDays, today: string): { field: string; code: string }[] {
  if (from < today) return [{ field: 'from', code: 'IN_THE_PAST' }]
  if (until < from) return [{ field: 'until', code: 'BEFORE_BEGIN' }]
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000
  return days >= longestDelegation ? [{ field: 'until', code: 'OUT_OF_RANGE' }] : []
}
