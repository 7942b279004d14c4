import fc from 'fast-check'
import type { Actor, ApplicationAction, ApplicationFacts, Circumstances } from '../../../server/workflow/application-facts.js'
import { decide, proveReachable, transitions } from '../../../server/workflow/application-workflow.js'
import type { Rule } from '../../../server/workflow/refusal.js'
import * as some from './applications.js'
import { administratorOf, applicant, applicationOf, clear, draftOf } from './applications.js'

const school = administratorOf('school')
const county = administratorOf('county')
const office = administratorOf('committee', { unitKind: 'COMMITTEE_OFFICE' })
const pending = { handlingStarted: false }
const atCounty = applicationOf({
  holderUnitId: 'county',
  handlingStarted: false,
  cameFromUnitId: 'school',
  lastHop: { action: 'reportUp', fromUnitId: 'school' },
})
const atCommittee = applicationOf({ status: 'WITH_COMMITTEE', holderUnitId: 'committee', cameFromUnitId: 'county' })

type Case = [string, ApplicationAction, ApplicationFacts, Actor, Circumstances, Rule | undefined]

const cases: Case[] = [
  ['S33 the holder opens what waits', 'startHandling', applicationOf(pending), school, clear(), undefined],
  ['S33 what is being handled is not opened again', 'startHandling', applicationOf(), school, clear(), 'HANDLING_STARTED'],
  [
    'S36 nothing is judged before handling has started',
    'saveApprovalForm',
    applicationOf(pending),
    school,
    clear(),
    'HANDLING_NOT_STARTED',
  ],
  [
    'S35 the filing unit reports nothing up without its recommendation',
    'reportUp',
    applicationOf(),
    school,
    clear({ recommendationSigned: false }),
    'RECOMMENDATION_MISSING',
  ],
  [
    'S35 a later unit adds no recommendation',
    'reportUp',
    applicationOf({ holderUnitId: 'county' }),
    county,
    clear({ recommendationSigned: false }),
    undefined,
  ],
  ['S36 an item nobody judged does not pass', 'reportUp', applicationOf(), school, clear({ unjudged: 1 }), 'VERDICTS_MISSING'],
  ['S37 an open 否 does not pass', 'reportUp', applicationOf(), school, clear({ openNo: 1 }), 'OPEN_NO_VERDICTS'],
  [
    'S37 a return with a 否 needs no opinion',
    'returnToApplicant',
    applicationOf(),
    school,
    clear({ openNo: 1, opinion: 'missing' }),
    undefined,
  ],
  ['S37 a return with an opinion needs no 否', 'returnToApplicant', applicationOf(), school, clear(), undefined],
  [
    'S37 a return with neither is refused',
    'returnToApplicant',
    applicationOf(),
    school,
    clear({ opinion: 'missing' }),
    'RETURN_NEEDS_REASON',
  ],
  [
    'S37 the dialog is offered while the opinion is still to be written',
    'returnToApplicant',
    applicationOf(),
    school,
    clear({ opinion: 'toBeWritten' }),
    undefined,
  ],
  [
    'S44 only an offered department is accepted',
    'reportUp',
    applicationOf(),
    school,
    clear({ chosenDestination: 'prefecture' }),
    'DESTINATION_NOT_ALLOWED',
  ],
  [
    'S44 the offered department is accepted',
    'reportUp',
    applicationOf(),
    school,
    clear({ chosenDestination: 'county' }),
    undefined,
  ],
  ['S45 the sender recalls what has not been opened', 'recall', atCounty, school, clear(), undefined],
  [
    'S45 the sender does not recall what is being handled',
    'recall',
    { ...atCounty, handlingStarted: true },
    school,
    clear(),
    'HANDLING_STARTED',
  ],
  ['S45 the receiver recalls nothing', 'recall', atCounty, county, clear(), 'NOTHING_TO_RECALL'],
  [
    'S46 a request to send back waits until a recall is too late',
    'requestSendBack',
    atCounty,
    school,
    clear(),
    'HANDLING_NOT_STARTED',
  ],
  [
    'S46 the receiver sends back to the unit it came from',
    'sendBack',
    { ...atCounty, handlingStarted: true },
    county,
    clear(),
    undefined,
  ],
  ['S46 what came from the applicant is returned, not sent back', 'sendBack', applicationOf(), school, clear(), 'WRONG_STATUS'],
  [
    'S46 sending back needs an opinion',
    'sendBack',
    { ...atCounty, handlingStarted: true },
    county,
    clear({ opinion: 'missing' }),
    'RETURN_NEEDS_REASON',
  ],
  [
    'S48 no receiver is said before anything else is asked',
    'submitApplication',
    draftOf(),
    applicant,
    clear({ destinations: [], reviewedAtHome: false, incompleteSections: ['basic'] }),
    'NO_DEFAULT_RECEIVER',
  ],
  [
    'S48 no receiver does not matter while the own unit reviews',
    'submitApplication',
    draftOf(),
    applicant,
    clear({ destinations: [] }),
    undefined,
  ],
  ['S48 no receiver stops the unit', 'reportUp', applicationOf(), school, clear({ destinations: [] }), 'NO_DEFAULT_RECEIVER'],
  [
    'S25 no matching committee stops the recommending unit',
    'reportUp',
    applicationOf(),
    school,
    clear({ destinations: [], nobodyReceives: 'NO_MATCHING_COMMITTEE' }),
    'NO_MATCHING_COMMITTEE',
  ],
  [
    'S47 a returned application is submitted again',
    'submitApplication',
    draftOf({ status: 'RETURNED' }),
    applicant,
    clear(),
    undefined,
  ],
  ['B5 nothing is filed after the window', 'submitApplication', draftOf(), applicant, clear({ filing: 'over' }), 'WINDOW_CLOSED'],
  [
    'B5 a returned one is corrected for as long as units review',
    'submitApplication',
    draftOf({ status: 'RETURNED' }),
    applicant,
    clear({ filing: 'over' }),
    undefined,
  ],
  [
    'S3 incomplete sections hold a submission',
    'submitApplication',
    draftOf(),
    applicant,
    clear({ incompleteSections: ['basic'] }),
    'SECTIONS_INCOMPLETE',
  ],
  ['S42 nobody writes into what is under review', 'saveSection', applicationOf(), applicant, clear(), 'NOT_EDITABLE'],
  ['S42 no reviewer writes into a draft', 'saveSection', draftOf(), school, clear(), 'NOT_APPLICANT'],
  ['S33 another unit is not the holder', 'startHandling', applicationOf(pending), county, clear(), 'NOT_HOLDER'],
  [
    'S12 the holder under the other hat handles nothing',
    'startHandling',
    applicationOf(pending),
    { ...school, administers: false, reviews: false },
    clear(),
    'NOT_HOLDER',
  ],
  ['B2 the committee accepts', 'accept', atCommittee, office, clear(), undefined],
  ['B2 a bureau accepts nothing', 'accept', atCommittee, county, clear(), 'NOT_COMMITTEE'],
  [
    'B2 what is accepted is not returned',
    'returnToApplicant',
    { ...atCommittee, status: 'ACCEPTED' },
    office,
    clear(),
    'WRONG_STATUS',
  ],
  ['S30 the applicant urges the holder', 'urge', atCounty, applicant, clear(), undefined],
  ['S30 a stranger urges nobody', 'urge', atCounty, administratorOf('prefecture'), clear(), 'FORBIDDEN'],
]

test.each(cases)('%s', (_title, action, facts, actor, circumstances, rule) => {
  expect(decide(action, facts, actor, circumstances)?.rule).toBe(rule)
})

const holderActs = ['startHandling', 'saveApprovalForm', 'reportUp', 'returnToApplicant', 'sendBack', 'accept'] as const

test('S14 nobody handles their own application, whatever else is true', () => {
  const mine = some.anyFacts.map((facts) => ({ ...facts, applicantId: '古丽' }))
  const actor = some.anyActor.map((one) => ({ ...one, accountId: '古丽' }))
  fc.assert(
    fc.property(fc.constantFrom(...holderActs), mine, actor, some.anyCircumstances, (action, facts, me, circumstances) => {
      expect(decide(action, facts, me, circumstances)).toBeDefined()
    }),
  )
})

test('S13 a stranger is refused every act, whatever the application and its surroundings', () => {
  const stranger = some.anyActor.map((actor) => ({ ...actor, accountId: 'stranger', unitId: 'elsewhere' }))
  fc.assert(
    fc.property(some.anyAction, some.anyFacts, stranger, some.anyCircumstances, (action, facts, actor, circumstances) => {
      expect(decide(action, facts, actor, circumstances)).toBeDefined()
    }),
  )
})

test('B1 every refusal says the rule, the cure and who can', () => {
  fc.assert(
    fc.property(some.anyAction, some.anyFacts, some.anyActor, some.anyCircumstances, (action, facts, actor, circumstances) => {
      const refused = decide(action, facts, actor, circumstances)
      if (refused) expect(Object.values(refused).every((part) => typeof part === 'string' && part !== '')).toBe(true)
    }),
  )
})

test('B1 an act is refused in every status the table does not name', () => {
  fc.assert(
    fc.property(some.anyAction, some.anyFacts, some.anyActor, some.anyCircumstances, (action, facts, actor, circumstances) => {
      const { from } = transitions.find((transition) => transition.action === action)!
      if (!from.includes(facts.status))
        expect(['NOT_EDITABLE', 'WRONG_STATUS']).toContain(decide(action, facts, actor, circumstances)?.rule)
    }),
  )
})

describe('B1 the table is proved when the server starts', () => {
  const without = (...actions: ApplicationAction[]) => transitions.filter(({ action }) => !actions.includes(action))

  test('as written every status is reached and left', () => expect(() => proveReachable()).not.toThrow())

  test('without a submission nothing reaches a unit', () => {
    expect(() => proveReachable(without('submitApplication'))).toThrow('no act leads out of DRAFT')
  })

  test('without an acceptance no application ever ends', () => {
    expect(() => proveReachable(without('accept'))).toThrow('no act leads to ACCEPTED')
  })

  test('without a deciding meeting what is accepted would wait for ever', () => {
    expect(() => proveReachable(without('grantTitle', 'declineTitle'))).toThrow('no act leads')
  })

  test('a returned application that cannot be submitted again would be lost', () => {
    const broken = transitions.map((one) => (one.action === 'submitApplication' ? { ...one, from: ['DRAFT'] as const } : one))
    expect(() => proveReachable(broken)).toThrow('no act leads out of RETURNED')
  })
})
