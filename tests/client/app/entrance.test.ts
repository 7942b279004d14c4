import { decideEntrance, type Door, type Visitor } from '../../../client/app/entrance.js'
import { landingOf, safeNext } from '../../../client/app/landing.js'

const inbox: Door = { entrance: 'open', roles: ['UNIT_ADMIN', 'RECEIVER'] }
const profile: Door = { entrance: 'account', roles: ['UNIT_ADMIN'] }
const administrator: Visitor = { roles: ['APPLICANT', 'UNIT_ADMIN'], gate: null }
const waiting: Visitor = { ...administrator, gate: { rule: 'UNIT_NOT_APPROVED' } }

test('S31 public pages are open to everybody, whatever is closed to them', () => {
  expect(decideEntrance({ entrance: 'public' }, null)).toBe('enter')
  expect(decideEntrance({ entrance: 'public' }, { roles: [], gate: { rule: 'PASSWORD_MUST_CHANGE' } })).toBe('enter')
})

test('S11 whoever is not logged in logs in first', () => {
  expect(decideEntrance(profile, null)).toBe('logIn')
})

test('S7 an issued password is changed before anything else', () => {
  expect(decideEntrance(profile, { ...administrator, gate: { rule: 'PASSWORD_MUST_CHANGE' } })).toBe('changePassword')
})

test('S12 without a role chosen every page leads to the choice', () => {
  const newcomer: Visitor = { roles: ['APPLICANT'], gate: { rule: 'HAT_NOT_CHOSEN' } }
  expect([decideEntrance(inbox, newcomer), decideEntrance(profile, newcomer)]).toEqual(['chooseRole', 'chooseRole'])
})

test('S32 before approval only the own profile is open', () => {
  expect([decideEntrance(profile, waiting), decideEntrance(inbox, waiting)]).toEqual(['enter', 'closed'])
})

test('S56 a page of another role is forbidden', () => {
  expect(decideEntrance(inbox, { roles: ['APPLICANT'], gate: null })).toBe('forbidden')
  expect(decideEntrance(inbox, administrator)).toBe('enter')
})

test('S12 after logging in everybody lands where their work is', () => {
  expect(landingOf({ roles: ['APPLICANT'], gate: { rule: 'HAT_NOT_CHOSEN' } })).toBe('chooseRole')
  expect(landingOf(waiting)).toBe('unitProfile')
  expect(landingOf({ roles: ['APPLICANT'], gate: { rule: 'UNIT_NOT_APPROVED' } })).toBe('closed')
  expect(landingOf(administrator)).toBe('reviewInbox')
  expect(landingOf({ roles: ['APPLICANT', 'UNIT_ADMIN', 'RECEIVER', 'COMMITTEE'], gate: null })).toBe('committeeInbox')
  expect(landingOf({ roles: ['APPLICANT'], gate: null })).toBe('myApplications')
})

test('S11 logging in never leads to another site', () => {
  expect(['/unit?a=1', '//evil.example', '/\\evil.example', 'https://evil.example', undefined].map(safeNext)).toEqual([
    '/unit?a=1',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
