import type { BallotChoice } from '../../generated/graphql.js'

export const choicesInOrder: readonly BallotChoice[] = ['FOR', 'AGAINST', 'ABSTAIN']

/** What one means to vote, by application; kept nowhere but on the page. */
export type Choices = Record<string, BallotChoice | undefined>

interface Case {
  applicationId: string
  applicantName: string
}

/** Whose choice is still open. */
export const openCases = <One extends Case>(cases: readonly One[], chosen: Choices): One[] =>
  cases.filter(({ applicationId }) => !chosen[applicationId])

/** Names by choice, without empty ones: what is read once more before the ballot goes into the box. */
export const summaryOf = (cases: readonly Case[], chosen: Choices): { choice: BallotChoice; names: string[] }[] =>
  choicesInOrder
    .map((choice) => ({
      choice,
      names: cases.filter(({ applicationId }) => chosen[applicationId] === choice).map(({ applicantName }) => applicantName),
    }))
    .filter(({ names }) => names.length)

/** The whole ballot as the API takes it; undefined while a choice is open. */
export function ballotOf(cases: readonly Case[], chosen: Choices): { applicationId: string; choice: BallotChoice }[] | undefined {
  const choices = cases.flatMap(({ applicationId }) => {
    const choice = chosen[applicationId]
    return choice ? [{ applicationId, choice }] : []
  })
  return choices.length === cases.length && choices.length ? choices : undefined
}
