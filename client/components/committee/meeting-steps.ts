import type { MeetingDeskFragment } from '../../generated/graphql.js'

/** The way of a meeting as the office walks it. Source: B2. */
export const meetingSteps = ['prepare', 'draw', 'ballot', 'count', 'minutes', 'posting', 'decision'] as const
export type MeetingStep = (typeof meetingSteps)[number]

type Known = Pick<MeetingDeskFragment, 'stage' | 'minutes' | 'presentCount' | 'votedCount'> & { cases: readonly unknown[] }

/** The step the office is at; undefined when nothing is left to do. */
export function stepOf({ stage, cases, minutes, presentCount, votedCount }: Known): MeetingStep | undefined {
  switch (stage) {
    case 'PREPARING':
      return cases.length ? 'draw' : 'prepare'
    case 'SUMMONED':
      return 'ballot'
    case 'VOTING':
      return votedCount < presentCount ? 'ballot' : 'count'
    case 'COUNTED':
      return minutes ? 'posting' : 'minutes'
    case 'POSTED':
      return 'decision'
    default:
      return undefined
  }
}
