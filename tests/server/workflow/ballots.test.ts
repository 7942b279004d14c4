import fc from 'fast-check'
import { refuseCheckIn, refuseVoting } from '../../../server/workflow/ballot-box.js'
import { ballotChoices, carried, countSlips, isComplete, outcomeOf, quorum, type Slip } from '../../../server/workflow/ballots.js'
import type { MeetingStage } from '../../../server/workflow/meetings.js'
import { permissions } from '../../../server/workflow/permissions.js'
import { refuseScope, tokenScopes, type TokenScope } from '../../../server/workflow/token-scopes.js'

describe('B2 two thirds', () => {
  test.each([
    [5, 4],
    [7, 5],
    [9, 6],
    [11, 8],
    [13, 9],
    [25, 17],
  ])('of a panel of %i, %i have to be present', (members, needed) => expect(quorum(members)).toBe(needed))

  test('are never reached by less, and always by the quorum', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (members) => {
        expect(3 * quorum(members)).toBeGreaterThanOrEqual(2 * members)
        expect(3 * (quorum(members) - 1)).toBeLessThan(2 * members)
      }),
    ))

  test.each([
    [4, 6, true],
    [4, 7, false],
    [5, 7, true],
    [6, 9, true],
    [5, 9, false],
    [0, 0, false],
  ])('%i yes of %i present: carried is %s', (votesFor, present, answer) => expect(carried(votesFor, present)).toBe(answer))

  test('are of those present: not voting is as good as not saying yes', () => {
    // Four of four who voted, but seven sat there.
    expect(carried(4, 4)).toBe(true)
    expect(carried(4, 7)).toBe(false)
  })

  test('an upheld objection undoes a vote, and makes none', () => {
    expect(outcomeOf({ votesFor: 7 }, 7, false)).toBe('PASSED')
    expect(outcomeOf({ votesFor: 7 }, 7, true)).toBe('NOT_PASSED')
    expect(outcomeOf({ votesFor: 1 }, 7, true)).toBe('NOT_PASSED')
  })
})

describe('B2 counting', () => {
  const cases = ['a', 'b', 'c']
  const slips = fc.array(fc.record({ applicationId: fc.constantFrom(...cases), choice: fc.constantFrom(...ballotChoices) }))

  test('loses and invents nothing, in whatever order the papers lie', () =>
    fc.assert(
      fc.property(slips, (papers) => {
        const counts = countSlips(cases, papers)
        expect(counts).toEqual(countSlips(cases, papers.toReversed()))
        const sum = [...counts.values()].reduce((all, c) => all + c.votesFor + c.votesAgainst + c.votesAbstained, 0)
        expect(sum).toBe(papers.length)
      }),
    ))

  test('a paper about nothing that is before the meeting is no paper', () =>
    expect(() => countSlips(cases, [{ applicationId: 'd', choice: 'FOR' }])).toThrow('not before the meeting'))

  test('a ballot says one thing about every case', () => {
    const of = (...ids: string[]): Slip[] => ids.map((applicationId) => ({ applicationId, choice: 'FOR' }))
    expect(isComplete(cases, of('c', 'a', 'b'))).toBe(true)
    for (const wrong of [of(), of('a', 'b'), of('a', 'b', 'b'), of('a', 'b', 'd'), of('a', 'b', 'c', 'c')])
      expect(isComplete(cases, wrong)).toBe(false)
  })
})

describe('B2 who may vote, and when', () => {
  const [today, present, absent] = ['2026-11-24', { present: true, voted: false }, { present: false, voted: false }]
  const at = (stage: MeetingStage, heldOn = today) => ({ stage, heldOn })

  test('a member checks in on the day, before the box is opened; again is as good as once', () => {
    expect(refuseCheckIn(at('SUMMONED'), undefined, today)?.rule).toBe('NOT_PANEL_MEMBER')
    expect(refuseCheckIn(at('SUMMONED', '2026-11-25'), absent, today)?.rule).toBe('MEETING_NOT_TODAY')
    expect(refuseCheckIn(at('SUMMONED'), absent, today)).toBeUndefined()
    expect(refuseCheckIn(at('CANCELLED'), absent, today)?.rule).toBe('BALLOT_CLOSED')
    expect(refuseCheckIn(at('VOTING'), absent, today)?.rule).toBe('BALLOT_CLOSED')
    expect(refuseCheckIn(at('COUNTED'), present, today)).toBeUndefined()
  })

  test('a member who is present votes once while the box is open', () => {
    expect(refuseVoting(at('VOTING'), undefined)?.rule).toBe('NOT_PANEL_MEMBER')
    expect(refuseVoting(at('SUMMONED'), absent)).toMatchObject({ rule: 'NOT_CHECKED_IN', cure: 'checkIn' })
    expect(refuseVoting(at('VOTING'), absent)).toMatchObject({ rule: 'NOT_CHECKED_IN', cure: 'none' })
    expect(refuseVoting(at('SUMMONED'), present)?.rule).toBe('BALLOT_NOT_OPEN')
    expect(refuseVoting(at('VOTING'), present)).toBeUndefined()
    expect(refuseVoting(at('VOTING'), { present: true, voted: true })?.rule).toBe('ALREADY_VOTED')
    expect(refuseVoting(at('COUNTED'), present)?.rule).toBe('BALLOT_CLOSED')
  })

  test('no key for programs opens it, whatever its scopes', () => {
    const all = Object.keys(tokenScopes) as TokenScope[]
    for (const act of ['checkIn', 'castBallot', 'openBallot', 'closeBallot', 'decideMeeting'] as const) {
      expect(refuseScope(all, 'Mutation', act)?.rule).toBe('SCOPE_MISSING')
      expect(permissions.Mutation).toHaveProperty(act)
    }
  })
})
