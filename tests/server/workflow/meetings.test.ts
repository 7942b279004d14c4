import { decideMeetingAct, meetingActs, meetingStages, meetingTransitions } from '../../../server/workflow/meetings.js'
import type { MeetingAct, MeetingFacts } from '../../../server/workflow/meetings.js'
import { administratorOf } from './applications.js'

const office = administratorOf('committee', { unitKind: 'COMMITTEE_OFFICE' })
const today = '2026-11-24'
const meeting = (facts: Partial<MeetingFacts> = {}): MeetingFacts => ({
  stage: 'PREPARING',
  officeUnitId: 'committee',
  heldOn: today,
  endsOn: '2026-11-23',
  cases: 3,
  applicantIds: ['古丽'],
  members: 7,
  present: 5,
  minutesSigned: true,
  openObjections: 0,
  ...facts,
})
const ask = (act: MeetingAct, facts: Partial<MeetingFacts>, actor = office) =>
  decideMeetingAct(act, meeting(facts), actor, today)?.rule

test('B2 a meeting goes from stage to stage, each left by one act, and ends decided or cancelled', () => {
  const steps = meetingTransitions.filter(({ to }) => to !== 'same').map(({ act, from, to }) => [act, ...from, to])
  expect(steps).toEqual([
    ['drawPanel', 'PREPARING', 'SUMMONED'],
    ['cancelMeeting', 'PREPARING', 'SUMMONED', 'CANCELLED'],
    ['openBallot', 'SUMMONED', 'VOTING'],
    ['closeBallot', 'VOTING', 'COUNTED'],
    ['postResults', 'COUNTED', 'POSTED'],
    ['decideMeeting', 'POSTED', 'DECIDED'],
  ])
  for (const { act, from } of meetingTransitions)
    for (const stage of meetingStages)
      expect([act, stage, ask(act, { stage }) === undefined]).toEqual([act, stage, from.includes(stage)])
})

test('B2 an act before its stage says what comes first, one after it that nothing helps', () => {
  const cure = (act: MeetingAct, stage: MeetingFacts['stage']) => decideMeetingAct(act, meeting({ stage }), office, today)?.cure
  expect(cure('decideMeeting', 'PREPARING')).toBe('drawPanel')
  expect(cure('closeBallot', 'SUMMONED')).toBe('openBallot')
  expect(cure('postResults', 'VOTING')).toBe('closeBallot')
  expect(cure('decideMeeting', 'COUNTED')).toBe('postResults')
  for (const act of meetingActs) expect(cure(act, 'CANCELLED')).toBe('none')
})

test.each([
  ['nothing is drawn for nothing', 'drawPanel', { cases: 0 }, 'MEETING_EMPTY'],
  ['nobody votes before the day', 'openBallot', { stage: 'SUMMONED', heldOn: '2026-11-25' }, 'MEETING_NOT_TODAY'],
  ['four of seven are too few', 'openBallot', { stage: 'SUMMONED', present: 4 }, 'NO_QUORUM'],
  ['results need minutes', 'postResults', { stage: 'COUNTED', minutesSigned: false }, 'MINUTES_MISSING'],
  ['the last day of the posting has to be over', 'decideMeeting', { stage: 'POSTED', endsOn: today }, 'PUBLICITY_RUNNING'],
  ['objections are handled first', 'decideMeeting', { stage: 'POSTED', openObjections: 1 }, 'OBJECTION_OPEN'],
] as [string, MeetingAct, Partial<MeetingFacts>, string][])('B2 %s', (_title, act, facts, rule) => {
  expect(ask(act, facts)).toBe(rule)
})

test('B2 only the office of its committee runs a meeting, and nobody whom it judges or who acts for them', () => {
  for (const { act, from } of meetingTransitions) {
    const facts = { stage: from[0]! }
    expect(ask(act, facts, administratorOf('another', { unitKind: 'COMMITTEE_OFFICE' }))).toBe('NOT_COMMITTEE')
    expect(ask(act, facts, { ...office, reviews: false })).toBe('NOT_COMMITTEE')
    expect(ask(act, facts, { ...office, accountId: '古丽' })).toBe('OWN_APPLICATION')
    expect(ask(act, facts, { ...office, tooNear: ['古丽'] })).toBe('OWN_APPLICATION')
  }
})
