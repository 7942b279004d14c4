import fc from 'fast-check'
import type { UnitStatus } from '../../../server/workflow/unit-facts.js'
import { completenessOf, missingOf, profileItems, type UnitProfile } from '../../../server/workflow/unit-profile.js'
import { decideUnit, isUnderReview, unitActions, type UnitCircumstances } from '../../../server/workflow/unit-workflow.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { unitOf } from './units.js'

const complete: UnitProfile = {
  name: '疏附县第一中学',
  uscc: '12650100T65010008X',
  orgCode: 'T65010008',
  nature: '其他',
  address: '人民路2号',
  legalRepresentative: '阿不都',
  contactName: '办公室',
  contactPhone: '0998-5550199',
  businessRegistered: false,
  documents: ['ORG_CODE_CERTIFICATE'],
  receiver: 'CHOSEN',
}

const viewer = (changes: Partial<Viewer> = {}): Viewer => ({
  accountId: 'a',
  personName: '校长',
  unitId: 'school',
  unitName: '学校',
  unitKind: 'ORDINARY',
  unitStatus: 'DRAFT',
  unitApproved: false,
  unitReceives: false,
  hat: 'UNIT_ADMIN',
  mayAdminister: true,
  mustChangePassword: false,
  ...changes,
})
const reviewer = viewer({
  unitId: 'bureau',
  unitKind: 'COUNTY_BUREAU',
  unitStatus: 'APPROVED',
  unitApproved: true,
  unitReceives: true,
})

const around = (changes: Partial<UnitCircumstances> = {}): UnitCircumstances => ({
  unit: unitOf({ approved: false }),
  status: 'DRAFT',
  changeStatus: null,
  reviewerUnitId: null,
  profile: complete,
  linkCount: 1,
  hoursSinceUrged: null,
  viewerBelongs: false,
  ...changes,
})
const submitted = around({ status: 'SUBMITTED', reviewerUnitId: 'bureau' })

const ruleOf = (...args: Parameters<typeof decideUnit>) => decideUnit(...args)?.rule ?? null

describe('completeness', () => {
  test('S15 a complete profile lacks nothing', () => {
    expect(missingOf(complete)).toEqual([])
    expect(completenessOf(complete)).toBe(100)
  })

  test('S15 each field alone is missed by its name and its Chinese label', () => {
    for (const field of ['uscc', 'orgCode', 'nature', 'address', 'legalRepresentative', 'contactName', 'contactPhone'] as const)
      expect(missingOf({ ...complete, [field]: null }).map((item) => item.field)).toEqual([field])
    expect(missingOf({ ...complete, uscc: '12650100T650100080' })).toEqual([{ field: 'uscc', label: '统一社会信用代码' }])
  })

  test('S16 S17 the certificate always, the licence where the unit is 工商注册', () => {
    const fields = (profile: Partial<UnitProfile>) => missingOf({ ...complete, ...profile }).map(({ field }) => field)
    expect(fields({ documents: [] })).toEqual(['ORG_CODE_CERTIFICATE'])
    expect(fields({ businessRegistered: true })).toEqual(['BUSINESS_LICENCE'])
    expect(fields({ businessRegistered: true, documents: ['ORG_CODE_CERTIFICATE', 'BUSINESS_LICENCE'] })).toEqual([])
  })

  test('S22 a receiver is missed only where it is chosen', () => {
    expect(missingOf({ ...complete, receiver: 'FIXED' })).toEqual([])
    for (const receiver of ['NONE', 'MISFIT'] as const)
      expect(missingOf({ ...complete, receiver }).map(({ field }) => field)).toEqual(['receivers'])
  })

  test('S15 percent is 100 exactly when nothing is missing', () => {
    const maybe = fc.constantFrom(null, 'x')
    const anyProfile = fc.record({
      name: fc.constantFrom('', 'x'),
      uscc: maybe,
      orgCode: maybe,
      nature: maybe,
      address: maybe,
      legalRepresentative: maybe,
      contactName: maybe,
      contactPhone: maybe,
      businessRegistered: fc.boolean(),
      documents: fc.subarray(['ORG_CODE_CERTIFICATE', 'BUSINESS_LICENCE'] as const),
      receiver: fc.constantFrom('FIXED', 'CHOSEN', 'MISFIT', 'NONE'),
    })
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const percent = completenessOf(profile as UnitProfile)
        expect(percent === 100).toBe(missingOf(profile as UnitProfile).length === 0)
        expect(percent).toBeGreaterThanOrEqual(0)
        expect(missingOf(profile as UnitProfile).length).toBeLessThanOrEqual(profileItems.length)
      }),
    )
  })
})

describe('what may be done to a unit', () => {
  test('S15 only a complete profile is submitted', () => {
    expect(ruleOf('submitUnit', around(), viewer())).toBeNull()
    expect(ruleOf('submitUnit', around({ profile: { ...complete, address: null } }), viewer())).toBe('PROFILE_INCOMPLETE')
    expect(ruleOf('submitUnit', around({ profile: { ...complete, receiver: 'NONE' } }), viewer())).toBe('NO_DEFAULT_RECEIVER')
    expect(ruleOf('submitUnit', around({ profile: { ...complete, receiver: 'MISFIT' } }), viewer())).toBe('RECEIVER_NOT_ELIGIBLE')
  })

  test('S28 what lies with the receiver stays as it is', () => {
    for (const action of ['saveUnitProfile', 'attachUnitDocument', 'addReceivingLink', 'submitUnit'] as const)
      expect(ruleOf(action, submitted, viewer())).toBe('UNIT_UNDER_REVIEW')
    expect(ruleOf('approveUnit', submitted, reviewer)).toBeNull()
    expect(ruleOf('approveUnit', around({ reviewerUnitId: 'bureau' }), reviewer)).toBe('UNIT_NOT_UNDER_REVIEW')
  })

  test('S28 an approved unit works on while a change is reviewed', () => {
    const changing = around({ status: 'APPROVED', changeStatus: 'SUBMITTED', reviewerUnitId: 'bureau' })
    expect(ruleOf('saveUnitProfile', changing, viewer())).toBeNull()
    expect(ruleOf('addReceivingLink', changing, viewer())).toBeNull()
    expect(ruleOf('submitUnit', changing, viewer())).toBe('UNIT_UNDER_REVIEW')
    expect(ruleOf('approveUnit', changing, reviewer)).toBeNull()
    expect(ruleOf('submitUnit', around({ status: 'APPROVED' }), viewer())).toBe('UNIT_NOT_UNDER_REVIEW')
  })

  test('S22 where the superior receives nothing is chosen', () => {
    const college = around({ unit: unitOf({ origin: 'INTERNAL', parentId: 'university' }), linkCount: 0 })
    for (const action of ['addReceivingLink', 'removeReceivingLink', 'setDefaultReceiver'] as const)
      expect(ruleOf(action, college, viewer())).toBe('RECEIVER_FIXED')
  })

  test('S30 a waiting unit urges once in 24 hours', () => {
    expect(ruleOf('urgeUnit', around(), viewer())).toBe('UNIT_NOT_UNDER_REVIEW')
    expect(ruleOf('urgeUnit', submitted, viewer())).toBeNull()
    expect(ruleOf('urgeUnit', { ...submitted, hoursSinceUrged: 23.9 }, viewer())).toBe('TOO_MANY_REQUESTS')
    expect(ruleOf('urgeUnit', { ...submitted, hoursSinceUrged: 24 }, viewer())).toBeNull()
  })

  test('S13 strangers do nothing, and nobody passes their own unit', () => {
    const strangers = [
      viewer({ unitId: 'other' }),
      viewer({ hat: 'APPLICANT' }),
      viewer({ hat: null }),
      viewer({ mustChangePassword: true }),
    ]
    const statuses: UnitStatus[] = ['DRAFT', 'SUBMITTED', 'APPROVED', 'RETURNED']
    for (const stranger of strangers)
      for (const status of statuses)
        for (const action of unitActions)
          expect(ruleOf(action, around({ status, reviewerUnitId: 'bureau' }), stranger)).toBe('FORBIDDEN')
    const own = { ...submitted, reviewerUnitId: 'school' }
    expect(ruleOf('approveUnit', own, viewer({ unitApproved: true }))).toBe('FORBIDDEN')
    expect(isUnderReview(own)).toBe(true)
  })
})
