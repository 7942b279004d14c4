import { ballotOf, openCases, summaryOf } from '../../client/components/expert/ballot.js'

const cases = [
  { applicationId: '1', applicantName: '古丽' },
  { applicationId: '2', applicantName: '阿曼' },
  { applicationId: '3', applicantName: '迪丽努尔' },
]

test('B2 a ballot is cast as a whole: with a choice still open there is none', () => {
  expect(openCases(cases, { '1': 'FOR', '3': 'ABSTAIN' })).toEqual([cases[1]])
  expect(ballotOf(cases, { '1': 'FOR', '3': 'ABSTAIN' })).toBeUndefined()
  expect(ballotOf([], {})).toBeUndefined()
  expect(ballotOf(cases, { '1': 'FOR', '2': 'AGAINST', '3': 'ABSTAIN', other: 'FOR' })).toEqual([
    { applicationId: '1', choice: 'FOR' },
    { applicationId: '2', choice: 'AGAINST' },
    { applicationId: '3', choice: 'ABSTAIN' },
  ])
})

test('B2 the last look names everybody by what was chosen for them', () => {
  expect(summaryOf(cases, { '1': 'AGAINST', '2': 'FOR', '3': 'AGAINST' })).toEqual([
    { choice: 'FOR', names: ['阿曼'] },
    { choice: 'AGAINST', names: ['古丽', '迪丽努尔'] },
  ])
})
