import fc from 'fast-check'
import type { Actor, ApplicationFacts, Circumstances } from '../../../server/workflow/application-facts.js'
import { transitions } from '../../../server/workflow/application-workflow.js'

/** 古丽's application at her school's desk, being handled. */
export const applicationOf = (facts: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  applicantId: '古丽',
  unitId: 'school',
  status: 'WITH_UNIT',
  holderUnitId: 'school',
  handlingStarted: true,
  lastHop: { action: 'submitApplication', fromUnitId: null },
  cameFromUnitId: null,
  ...facts,
})

/** With its applicant, never submitted. */
export const draftOf = (facts: Partial<ApplicationFacts> = {}): ApplicationFacts =>
  applicationOf({ status: 'DRAFT', holderUnitId: null, handlingStarted: false, lastHop: null, ...facts })

export const administratorOf = (unitId: string, actor: Partial<Actor> = {}): Actor => ({
  accountId: `administrator of ${unitId}`,
  unitId,
  unitKind: 'ORDINARY',
  administers: true,
  reviews: true,
  tooNear: [actor.accountId ?? `administrator of ${unitId}`],
  ...actor,
})

const mere = { administers: false, reviews: false, tooNear: ['古丽'] }
export const applicant: Actor = { accountId: '古丽', unitId: 'school', unitKind: 'ORDINARY', ...mere }

/** Nothing stands in the way. */
export const clear = (circumstances: Partial<Circumstances> = {}): Circumstances => ({
  filing: 'open',
  review: 'open',
  incompleteSections: [],
  destinations: ['county'],
  nobodyReceives: 'NO_DEFAULT_RECEIVER',
  reviewedAtHome: true,
  openNo: 0,
  unjudged: 0,
  recommendationSigned: true,
  opinion: 'given',
  ...circumstances,
})

const anyId = fc.constantFrom('古丽', 'school', 'county', 'prefecture', 'committee')

export const anyAction = fc.constantFrom(...transitions.map(({ action }) => action))

export const anyFacts: fc.Arbitrary<ApplicationFacts> = fc.record({
  applicantId: anyId,
  unitId: anyId,
  status: fc.constantFrom('DRAFT', 'RETURNED', 'WITH_UNIT', 'WITH_COMMITTEE', 'ACCEPTED', 'PASSED', 'NOT_PASSED'),
  holderUnitId: fc.option(anyId),
  handlingStarted: fc.boolean(),
  lastHop: fc.option(fc.record({ action: anyAction, fromUnitId: fc.option(anyId) })),
  cameFromUnitId: fc.option(anyId),
})

export const anyActor: fc.Arbitrary<Actor> = fc
  .record({
    accountId: anyId,
    unitId: anyId,
    unitKind: fc.constantFrom('ORDINARY', 'COUNTY_BUREAU', 'PREFECTURE_BUREAU', 'REGION_OFFICE', 'COMMITTEE_OFFICE'),
    administers: fc.boolean(),
    reviews: fc.boolean(),
    tooNear: fc.uniqueArray(anyId, { maxLength: 2 }),
  })
  .map((actor) => ({ ...actor, tooNear: [actor.accountId, ...actor.tooNear] }))

const anyWindow = fc.constantFrom('ahead', 'open', 'over')

export const anyCircumstances: fc.Arbitrary<Circumstances> = fc.record({
  filing: anyWindow,
  review: anyWindow,
  incompleteSections: fc.array(fc.constantFrom('basic', 'summary'), { maxLength: 2 }),
  destinations: fc.array(anyId, { maxLength: 2 }),
  nobodyReceives: fc.constantFrom('NO_DEFAULT_RECEIVER', 'NO_MATCHING_COMMITTEE'),
  reviewedAtHome: fc.boolean(),
  openNo: fc.nat(2),
  unjudged: fc.nat(2),
  recommendationSigned: fc.boolean(),
  opinion: fc.constantFrom('given', 'missing', 'toBeWritten'),
})
