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
  for (const act of [recalls.requestSendBack(row.id, head), recalls.urge(row.id, head)])
    expect((await refused(act)).code).toBe('TOO_MANY_REQUESTS')
  const told = await desk.county.db.query<{ kind: string }>(
    `select kind from notification where application_id = $1 and kind in ('URGED', 'SEND_BACK_REQUESTED') order by id`,
    [row.id],
  )
  expect(told.map(({ kind }) => kind)).toEqual(['URGED', 'SEND_BACK_REQUESTED'])
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
