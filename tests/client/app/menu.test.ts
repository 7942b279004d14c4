import { menuFor } from '../../../client/app/menu.js'
import { notificationTarget } from '../../../client/app/notification-target.js'

const entries = (...roles: Parameters<typeof menuFor>[0][number][]) =>
  menuFor(roles).flatMap((group) => group.entries.map(({ route }) => route))

test('S56 an applicant sees their own applications and where they are', () => {
  expect(entries('APPLICANT')).toEqual(['myApplications', 'applicationSearch', 'routePicture', 'printJobs'])
})

test('S56 S14 a unit administrator files for themselves, too', () => {
  expect(entries('APPLICANT', 'UNIT_ADMIN')).toEqual([
    'myApplications',
    'reviewInbox',
    'sentApplications',
    'applicationSearch',
    'routePicture',
    'printJobs',
    'publicities',
    'unitProfile',
    'people',
    'statistics',
    'apiTokens',
    'webhooks',
    'delegations',
    'reviewSettings',
  ])
})

test('B2 an expert sees their meetings beside what they see anyway', () => {
  expect(entries('APPLICANT')).not.toContain('myMeetings')
  expect(entries('APPLICANT', 'EXPERT')).toEqual([...entries('APPLICANT'), 'myMeetings'])
})

test('S32 the profile is the only entry of a unit administrator that no gate closes', () => {
  const open = menuFor(['APPLICANT', 'UNIT_ADMIN', 'RECEIVER']).flatMap((group) => group.entries.filter(({ gated }) => !gated))
  expect(open.map(({ route }) => route)).toEqual(['unitProfile'])
})

test('B9 a notification leads to where something can be done about it', () => {
  const arrived = { kind: 'APPLICATION_ARRIVED', applicationId: '7', unitId: null }
  expect(notificationTarget(arrived, ['APPLICANT', 'UNIT_ADMIN'])).toEqual({ name: 'reviewApplication', params: { id: '7' } })
  expect(notificationTarget({ ...arrived, kind: 'APPLICATION_RETURNED' }, ['APPLICANT'])).toMatchObject({
    name: 'applicationDossier',
  })
  expect(notificationTarget({ kind: 'UNIT_SUBMITTED', applicationId: null, unitId: '3' }, [])).toMatchObject({
    name: 'unitReview',
  })
  expect(notificationTarget({ kind: 'MEETING_SUMMONED', applicationId: null, unitId: null }, ['APPLICANT', 'EXPERT'])).toEqual({
    name: 'myMeetings',
  })
  expect(notificationTarget({ kind: 'SOMETHING_NEW', applicationId: null, unitId: null }, [])).toBeUndefined()
})

test('S51 S56 what the region office has not opened is not in the menu', () => {
  const routes = (closed: 'PUBLICITY'[]) =>
    menuFor(['UNIT_ADMIN'], closed).flatMap(({ entries: shown }) => shown.map(({ route }) => route))
  expect(routes([])).toContain('publicities')
  expect(routes(['PUBLICITY'])).not.toContain('publicities')
  expect(menuFor(['UNIT_ADMIN'], ['PUBLICITY']).map(({ name }) => name)).not.toContain('business')
})
