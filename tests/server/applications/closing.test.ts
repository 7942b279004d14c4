import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { refuseAccess } from '../../../server/workflow/permissions.js'
import { Desk, bureau, refused, school } from '../reviews/desk.js'

let desk: Desk

beforeEach(async () => {
  desk = await Desk.open({ itemised: false })
})
afterEach(() => desk.close())

const { closing, drafted } = {
  closing: async (confirmedApplications: number, who = 'county') =>
    desk.services.unitPlacements.closeUnit(
      { unitId: await desk.county.world.unitId(school), confirmedApplications, reason: '机构撤并' },
      await desk.viewer(who),
    ),
  drafted: async (): Promise<ApplicationRow> => desk.county.begun('aman'),
}

test('what closing a unit does to open applications is told first, and has to be repeated back', async () => {
  await desk.submitted()
  await drafted()
  const unitId = await desk.county.world.unitId(school)
  const bureauId = await desk.county.world.unitId(bureau)
  const preview = await desk.services.unitPlacements.preview(unitId, null, await desk.viewer('county'))
  expect(preview).toMatchObject({
    refusal: undefined,
    applications: 2,
    open: { held: 1, withApplicants: 1, elsewhere: 0, people: 4 },
  })
  expect(preview.fates.slice(0, 2)).toEqual([
    { fate: 'PASSED_TO_SUPERIOR', count: 1, unitId: bureauId },
    { fate: 'STAYS_WITH_APPLICANT', count: 1, unitId: bureauId },
  ])
  const stale = await refused(closing(1))
  expect([stale.code, stale.hint.params]).toEqual(['STALE_REVISION', { applications: 2 }])
  for (const stranger of ['stranger', 'head']) expect((await refused(closing(2, stranger))).code).toBe('NOT_FOUND')
})

test('what a closed unit held goes on at its superior, by a row of its own in the history, and comes back to its applicant', async () => {
  const { id } = await desk.submitted()
  await desk.judge(id, 'head')
  expect(await closing(1)).toMatchObject({ status: 'CLOSED', statusReason: '机构撤并' })
  const bureauId = await desk.county.world.unitId(bureau)
  expect(await desk.row(id)).toMatchObject({
    status: 'WITH_UNIT',
    holderUnitId: bureauId,
    handlingStartedAt: null,
    cameFromUnitId: null,
  })
  const [hop] = await desk.county.db.query(
    'select action, actor_name as who, opinion from transfer where application_id = $1 order by seq desc limit 1',
    [id],
  )
  expect(hop).toEqual({ action: 'passToSuperior', who: '赵科长', opinion: '机构撤并' })
  await desk.judge(id, 'county')
  expect((await refused(desk.move('sendBack', id, 'county', '请核实'))).code).toBe('WRONG_STATUS')
  await desk.move('returnToApplicant', id, 'county', '请补充')
  // The unit is gone, so the corrected application passes it by.
  expect(await desk.move('submitApplication', id, 'guli')).toMatchObject({ status: 'WITH_UNIT', holderUnitId: bureauId })
})

test('in a closed unit nobody administers and nothing new begins; what was begun can be finished', async () => {
  await drafted()
  await closing(1)
  const [head, aman] = [await desk.viewer('head'), await desk.viewer('aman')]
  for (const access of ['administrator', 'ownProfile', 'member'] as const)
    expect(refuseAccess(access, head)?.rule).toBe('UNIT_CLOSED')
  expect(refuseAccess('member', aman)).toBeUndefined()
  expect(refuseAccess('openMember', aman)?.rule).toBe('UNIT_CLOSED')
  expect((await refused(closing(1))).code).toBe('UNIT_CLOSED')
})

test('an application handed in while its unit is being closed is at the superior afterwards', async () => {
  const guli = await desk.viewer('guli')
  const draft = await desk.county.begun('guli')
  await desk.county.fill(draft, guli)
  const [closed] = await Promise.allSettled([closing(1), desk.county.submit(draft, guli)])
  expect(closed).toMatchObject({ status: 'fulfilled' })
  const { status, holderUnitId } = await desk.row(draft.id)
  const where = status === 'DRAFT' ? null : await desk.county.world.unitId(bureau)
  expect(holderUnitId).toBe(where)
})

test('the codes of a closed unit are free for the one that follows it', async () => {
  await closing(0)
  const [old] = await desk.county.db.query<{ uscc: string; id: string }>('select id, uscc from unit where name = $1', [school])
  await desk.county.db.query('update unit set uscc = $1 where name = $2', [old!.uscc, '疏附县第八中学'])
  await expect(desk.county.db.query(`update unit set status = 'APPROVED' where id = $1`, [old!.id])).rejects.toMatchObject({
    constraint: 'unit_uscc_idx',
  })
})
