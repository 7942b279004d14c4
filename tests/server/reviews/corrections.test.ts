import { teachersCommittee } from '../../journeys/places.js'
import { Desk, refused } from './desk.js'

let desk: Desk

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  await desk.county.world.login({
    loginName: 'office',
    personName: '评委会办公室',
    unit: teachersCommittee,
    mayAdminister: true,
    hat: 'UNIT_ADMIN',
  })
})
afterAll(() => desk.close())

/** Written as a report-up leaves it, so that this begins at the committee's office. */
const atOffice = (id: string) =>
  desk.county.world.rows(
    `update application a set status = 'WITH_COMMITTEE', holder_unit_id = office.id, came_from_unit_id = a.unit_id,
       trail_unit_ids = array_append(a.trail_unit_ids, office.id), handling_started_at = null, handler_id = null, revision = a.revision + 1
     from unit office where office.name = $2 and a.id = $1`,
    [id, teachersCommittee],
  )
const accept = async (id: string) => {
  const request = { applicationId: id, revision: (await desk.row(id)).revision, idempotencyKey: crypto.randomUUID() }
  return desk.services.dispatches.accept(request, await desk.viewer('office'))
}

test('B2 the office lists its corrections once, on its sheet; the second time it accepts or sends back', async () => {
  const { id } = await desk.submitted()
  await atOffice(id)
  await desk.judge(id, 'office', { work: 'NO' })
  expect(await refused(accept(id))).toMatchObject({ code: 'OPEN_NO_VERDICTS', hint: { cure: 'returnToApplicant' } })
  expect(await desk.move('returnToApplicant', id, 'office', '请一次性补正：工作经历。')).toMatchObject({ status: 'RETURNED' })

  await desk.move('submitApplication', id, 'guli')
  // The school returns as often as it has to.
  await desk.judge(id, 'head')
  expect(await desk.move('returnToApplicant', id, 'head', '请补充')).toMatchObject({ status: 'RETURNED' })
  await desk.move('submitApplication', id, 'guli')
  await atOffice(id)
  await desk.judge(id, 'office', { work: 'NO' })
  const again = await refused(desk.move('returnToApplicant', id, 'office', '再补正'))
  expect(again).toMatchObject({ code: 'CORRECTIONS_ALREADY_LISTED', hint: { cure: 'sendBack', who: 'YOU' } })
  const offered = await desk.services.judged.availableActions(desk.county.db, [await desk.row(id)], await desk.viewer('office'))
  expect(offered[0]!.find(({ action }) => action === 'returnToApplicant')!.refusal?.rule).toBe('CORRECTIONS_ALREADY_LISTED')
  expect(offered[0]!.find(({ action }) => action === 'sendBack')!.refusal).toBeUndefined()
  expect(offered[0]!.some(({ action }) => action === 'grantTitle')).toBe(false)
  await desk.county.world.rows(
    `update approval_item set verdict = 'YES' where verdict = 'NO' and form_id in
    (select id from approval_form where application_id = $1 and dispatched_at is null)`,
    [id],
  )
  expect(await accept(id)).toMatchObject({ status: 'ACCEPTED' })
})
