import { jest } from '@jest/globals'
import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { Desk, refused } from './desk.js'

let desk: Desk
let row: ApplicationRow

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  row = await desk.submitted()
  await desk.judge(row.id, 'head')
  await desk.move('reportUp', row.id, 'head')
  await desk.services.approvalForms.startHandling(row.id, await desk.viewer('county'))
})
afterAll(() => desk.close())

test('S46 asking to send back and 催办 are each limited, and neither uses up the other', async () => {
  const { recalls } = desk.services
  const head = await desk.viewer('head')
  await recalls.urge(row.id, head)
  await recalls.requestSendBack(row.id, head)
  for (const act of [recalls.requestSendBack(row.id, head), recalls.urge(row.id, head)]) {
    const { code, hint } = await refused(act)
    expect([code, hint.params]).toEqual(['TOO_MANY_REQUESTS', { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }])
  }
  const told = await desk.county.db.query<{ kind: string }>(
    `select kind from notification where application_id = $1 and kind in ('URGED', 'SEND_BACK_REQUESTED') order by id`,
    [row.id],
  )
  expect(told.map(({ kind }) => kind)).toEqual(['URGED', 'SEND_BACK_REQUESTED'])
})

test('S30 B9 催办 counts working days by the holiday table; a year it lacks is an error, never a guess', async () => {
  const { db, services } = desk.county
  const head = await desk.viewer('head')
  const urgedAt = (at: string) => db.query('update application set urged_at = $2 where id = $1', [row.id, at])
  // From the eve of the Spring Festival holidays the next working day is nine days later.
  const clock = jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'] })
  try {
    clock.setSystemTime(new Date('2026-02-23T15:00:00Z'))
    await urgedAt('2026-02-14T01:00:00Z')
    const { hint } = await refused(services.recalls.urge(row.id, head))
    expect(hint.params).toEqual({ day: '2026-02-24' })
    clock.setSystemTime(new Date('2026-02-23T16:00:00Z'))
    await services.recalls.urge(row.id, head)
    await urgedAt('2031-05-01T01:00:00Z')
    expect((await refused(services.recalls.urge(row.id, head))).code).toBe('CALENDAR_UNKNOWN')
  } finally {
    clock.useRealTimers()
  }
})

test('S46 a move lifts both limits', async () => {
  await desk.judge(row.id, 'county')
  await desk.move('sendBack', row.id, 'county', '应你校请求退回')
  const [limits] = await desk.county.db.query<object>(
    'select urged_at as urged, send_back_requested_at as asked from application where id = $1',
    [row.id],
  )
  expect(limits).toEqual({ urged: null, asked: null })
})
