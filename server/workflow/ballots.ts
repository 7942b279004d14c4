/** 同意, 不同意, 弃权 */
export const ballotChoices = ['FOR', 'AGAINST', 'ABSTAIN'] as const
export type BallotChoice = (typeof ballotChoices)[number]

/** 评审通过, 评审未通过 */
export type MeetingOutcome = 'PASSED' | 'NOT_PASSED'

/** How many of a panel have to be present before the box is opened: two thirds, never a part of a person less. Source: B2 */
export const quorum = (members: number): number => Math.ceil((2 * members) / 3)

/** Two thirds of those present, in whole numbers: whoever is present and did not vote has not said yes. Source: B2 */
export const carried = (votesFor: number, present: number): boolean => present > 0 && 3 * votesFor >= 2 * present

/** One paper in the box: it knows what it is about, and nobody who wrote it. */
export interface Slip {
  applicationId: string
  choice: BallotChoice
}

export interface BallotCount {
  votesFor: number
  votesAgainst: number
  votesAbstained: number
}

/** By case, in the order of the cases; a case without a paper has none of any kind. */
export function countSlips(caseIds: readonly string[], slips: readonly Slip[]): Map<string, BallotCount> {
  const counts = new Map(caseIds.map((id) => [id, { votesFor: 0, votesAgainst: 0, votesAbstained: 0 }]))
  for (const { applicationId, choice } of slips) {
    const count = counts.get(applicationId)
    if (!count) throw new Error(`a slip is about ${applicationId}, which is not before the meeting`)
    if (choice === 'FOR') count.votesFor++
    else if (choice === 'AGAINST') count.votesAgainst++
    else count.votesAbstained++
  }
  return counts
}

/** A ballot says one thing about every case before the meeting, and about nothing else. */
export const isComplete = (caseIds: readonly string[], slips: readonly Slip[]): boolean =>
  slips.length === caseIds.length && new Set(slips.map(({ applicationId }) => applicationId)).isSupersetOf(new Set(caseIds))

/** What becomes of a case: an objection against it that was right undoes the vote. */
export const outcomeOf = (count: Pick<BallotCount, 'votesFor'>, present: number, upheld: boolean): MeetingOutcome =>
  carried(count.votesFor, present) && !upheld ? 'PASSED' : 'NOT_PASSED'
