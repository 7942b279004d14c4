import type { Actor, ApplicationAction, ApplicationFacts, Circumstances } from '../../../server/workflow/application-facts.js'
import { decide } from '../../../server/workflow/application-workflow.js'
import type { Rule } from '../../../server/workflow/refusal.js'
import { administratorOf, applicationOf, clear } from './applications.js'

const school = administratorOf('school')
const office = administratorOf('committee', { unitKind: 'COMMITTEE_OFFICE' })
const atCommittee = applicationOf({ status: 'WITH_COMMITTEE', holderUnitId: 'committee', cameFromUnitId: 'county' })

const cases: [string, ApplicationAction, ApplicationFacts, Actor, Circumstances, Rule | undefined][] = [
  [
    'B2 what the office itself judged 否 is not accepted',
    'accept',
    atCommittee,
    office,
    clear({ openNo: 1 }),
    'OPEN_NO_VERDICTS',
  ],
  ['B2 the office fills in a sheet of corrections', 'saveApprovalForm', atCommittee, office, clear(), undefined],
  ['B2 the office lists its corrections', 'returnToApplicant', atCommittee, office, clear(), undefined],
  [
    'B2 the office lists its corrections once',
    'returnToApplicant',
    atCommittee,
    office,
    clear({ correctionsListed: true }),
    'CORRECTIONS_ALREADY_LISTED',
  ],
  [
    'B2 a unit returns as often as it has to',
    'returnToApplicant',
    applicationOf(),
    school,
    clear({ correctionsListed: true }),
    undefined,
  ],
  [
    'B2 the title is granted as the meeting says',
    'grantTitle',
    { ...atCommittee, status: 'ACCEPTED' },
    office,
    clear({ meetingSays: 'PASSED' }),
    undefined,
  ],
  [
    'B2 the title is not granted against the meeting',
    'grantTitle',
    { ...atCommittee, status: 'ACCEPTED' },
    office,
    clear({ meetingSays: 'NOT_PASSED' }),
    'WRONG_STATUS',
  ],
  [
    'B2 no title is declined without a meeting',
    'declineTitle',
    { ...atCommittee, status: 'ACCEPTED' },
    office,
    clear(),
    'WRONG_STATUS',
  ],
  [
    'B2 what has passed is left for good',
    'returnToApplicant',
    { ...atCommittee, status: 'PASSED' },
    office,
    clear(),
    'WRONG_STATUS',
  ],
]

test.each(cases)('%s', (_title, action, facts, actor, circumstances, rule) => {
  expect(decide(action, facts, actor, circumstances)?.rule).toBe(rule)
})
