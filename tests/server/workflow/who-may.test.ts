import fc from 'fast-check'
import { permissions, refuseAccess, type Access } from '../../../server/workflow/permissions.js'
import { gateOf, rolesOf, scopeOf, sees, type Seen, type Viewer } from '../../../server/workflow/who-may.js'

const viewerOf = (viewer: Partial<Viewer> = {}): Viewer => ({
  accountId: 'me',
  personName: '我',
  unitId: 'school',
  unitName: '学校',
  unitKind: 'ORDINARY',
  unitStatus: 'APPROVED',
  unitApproved: true,
  unitReceives: false,
  hat: 'UNIT_ADMIN',
  mayAdminister: true,
  mustChangePassword: false,
  ...viewer,
})

const rowOf = (row: Partial<Seen> = {}): Seen => ({
  applicantId: '古丽',
  unitId: 'school',
  unitAncestorIds: ['county'],
  holderUnitId: null,
  trailUnitIds: [],
  submitted: true,
  ...row,
})

const county = viewerOf({ unitId: 'county', unitKind: 'COUNTY_BUREAU', unitReceives: true })

describe('what is open to whom', () => {
  test.each([
    ['S7 a login whose password was issued changes it first', { mustChangePassword: true, hat: null }, 'PASSWORD_MUST_CHANGE'],
    ['S12 without a hat nothing is open', { hat: null }, 'HAT_NOT_CHOSEN'],
    ['S29 a unit not yet approved waits', { unitApproved: false }, 'UNIT_NOT_APPROVED'],
    ['S29 after approval everything is open', {}, undefined],
  ] as const)('%s', (_title, viewer, rule) => expect(gateOf(viewerOf(viewer))?.rule).toBe(rule))

  test('S1 roles are a set: who receives also administers and files', () => {
    expect(rolesOf(county)).toEqual(['APPLICANT', 'UNIT_ADMIN', 'RECEIVER'])
    expect(rolesOf(viewerOf({ hat: 'APPLICANT', unitReceives: true }))).toEqual(['APPLICANT'])
  })

  test('S32 before approval only the own profile and the public pages are open', () => {
    const waiting = viewerOf({ unitApproved: false })
    const open = (table: Record<string, Access>) => Object.keys(table).filter((field) => !refuseAccess(table[field]!, waiting))
    expect(open(permissions.Mutation)).not.toContain('startApplication')
    expect(open(permissions.Mutation)).toContain('saveUnitProfile')
    expect(open(permissions.Query)).not.toContain('inbox')
  })
})

describe('S13 who sees an application', () => {
  test.each([
    ['the applicant sees the own draft', viewerOf({ accountId: '古丽', hat: 'APPLICANT' }), rowOf({ submitted: false }), true],
    ['the administrator does not see a draft', viewerOf(), rowOf({ submitted: false }), false],
    ['the administrator sees what the own staff submitted', viewerOf(), rowOf(), true],
    ['a colleague who is no administrator does not', viewerOf({ hat: 'APPLICANT' }), rowOf(), false],
    ['the administrator of another unit does not', viewerOf({ unitId: 'other' }), rowOf(), false],
    ['the holder sees it', viewerOf({ unitId: 'other' }), rowOf({ holderUnitId: 'other' }), true],
    ['whoever it passed through sees it', viewerOf({ unitId: 'other' }), rowOf({ trailUnitIds: ['other'] }), true],
    ['the superior that receives sees it', county, rowOf(), true],
    ['the superior does not see drafts', county, rowOf({ submitted: false }), false],
    [
      'a committee office sees only what came to it',
      viewerOf({ unitId: 'county', unitKind: 'COMMITTEE_OFFICE', unitReceives: true }),
      rowOf(),
      false,
    ],
    ['the region office sees every submitted one', viewerOf({ unitId: 'region', unitKind: 'REGION_OFFICE' }), rowOf(), true],
    [
      'the region office sees no draft',
      viewerOf({ unitId: 'region', unitKind: 'REGION_OFFICE' }),
      rowOf({ submitted: false }),
      false,
    ],
    ['before approval not even the administrator', viewerOf({ unitApproved: false }), rowOf(), false],
  ])('%s', (_title, viewer, row, seen) => expect(sees(viewer, row)).toBe(seen))

  test('without an administrator’s hat one sees one’s own and nothing else', () => {
    const rows = fc.record({
      applicantId: fc.constantFrom('me', '古丽'),
      unitId: fc.constantFrom('school', 'county'),
      unitAncestorIds: fc.subarray(['county', 'prefecture']),
      holderUnitId: fc.constantFrom(null, 'school', 'county'),
      trailUnitIds: fc.subarray(['school', 'county']),
      submitted: fc.boolean(),
    })
    const hats = fc.constantFrom<Partial<Viewer>>(
      { hat: 'APPLICANT' },
      { hat: null },
      { mustChangePassword: true },
      { unitApproved: false },
    )
    fc.assert(fc.property(hats, rows, (hat, row) => expect(sees(viewerOf(hat), row)).toBe(row.applicantId === 'me')))
  })

  test('S55 each way of seeing is named once', () => {
    expect(scopeOf(county).map(({ by }) => by)).toEqual(['applicant', 'filingUnit', 'holder', 'trail', 'superior'])
  })
})
