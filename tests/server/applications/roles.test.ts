import { rolesOf } from '../../../server/workflow/who-may.js'
import { Desk, bureau, refused, school } from '../reviews/desk.js'

let desk: Desk

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
})
afterAll(() => desk.close())

async function files(who: string) {
  const viewer = await desk.viewer(who)
  const application = await desk.county.begun(who)
  await desk.county.fill(application, viewer)
  return desk.county.submit(application, viewer)
}

test('S1 a receiving unit files for its own staff with the very account that receives: roles are a set', async () => {
  expect(rolesOf(await desk.viewer('county'))).toEqual(['APPLICANT', 'UNIT_ADMIN', 'RECEIVER'])
  const { id } = await files('county')
  const row = await desk.row(id)
  const [prefecture] = await desk.county.db.query<{ name: string }>('select name from unit where id = $1', [row.holderUnitId])
  expect([row.status, prefecture!.name]).toEqual(['WITH_UNIT', '喀什地区人力资源和社会保障局'])
})

test('S14 an administrator with colleagues files in the unit, where a colleague handles it and nobody else does', async () => {
  const { id } = await files('head')
  const schoolId = await desk.county.world.unitId(school)
  expect(await desk.row(id)).toMatchObject({ holderUnitId: schoolId, selfAdministered: false })
  const own = await refused(desk.services.approvalForms.startHandling(id, await desk.viewer('head')))
  expect([own.code, own.hint.cure, own.hint.who]).toEqual(['OWN_APPLICATION', 'askAnotherAdministrator', 'UNIT_ADMIN'])
  const [offered] = await desk.services.judged.availableActions(desk.county.db, [await desk.row(id)], await desk.viewer('head'))
  expect(offered!.filter(({ refusal }) => refusal?.rule === 'OWN_APPLICATION').map(({ action }) => action)).toEqual(
    expect.arrayContaining(['startHandling', 'saveApprovalForm', 'reportUp', 'returnToApplicant']),
  )
  await desk.judge(id, 'deputy')
  expect((await desk.move('reportUp', id, 'deputy')).holderUnitId).toBe(await desk.county.world.unitId(bureau))
})

test('S14 where there is no other administrator it goes straight to the receiver, marked 本人为单位管理员', async () => {
  const { id } = await files('stranger')
  expect(await desk.row(id)).toMatchObject({
    holderUnitId: await desk.county.world.unitId(bureau),
    selfAdministered: true,
  })
  const [hop] = await desk.county.db.query<{ from: string | null }>(
    'select from_unit_id as "from" from transfer where application_id = $1 order by seq desc limit 1',
    [id],
  )
  expect(hop).toEqual({ from: null })
})

test('S23 a receiver accepts every series and level from its units', async () => {
  const row = await desk.submitted()
  const bureauId = await desk.county.world.unitId(bureau)
  const series = desk.services.reference.currentSeries()
  expect(series).toHaveLength(27)
  const levels = [...new Set([...desk.services.reference.rows.titles.values()].map(({ levelCode }) => levelCode))]
  for (const { code } of series)
    for (const levelCode of levels) {
      const { destinations } = await desk.services.judged.of(desk.county.db, { ...row, seriesCode: code, levelCode })
      expect([code, levelCode, ...destinations]).toEqual([code, levelCode, bureauId])
    }
})

test('S46 B1 what came from a unit closed since is not sent back there, and is said before it is tried', async () => {
  const { id } = await files('aman')
  await desk.judge(id, 'head')
  await desk.move('reportUp', id, 'head')
  await desk.judge(id, 'county')
  await desk.county.db.query(`update unit set status = 'CLOSED' where name = $1`, [school])
  const [offered] = await desk.services.judged.availableActions(desk.county.db, [await desk.row(id)], await desk.viewer('county'))
  const sendBack = offered!.find(({ action }) => action === 'sendBack')
  expect(sendBack?.refusal).toEqual({ rule: 'UNIT_CLOSED', cure: 'returnToApplicant', who: 'YOU' })
  expect((await refused(desk.move('sendBack', id, 'county', '请核实'))).code).toBe('UNIT_CLOSED')
  const names = offered!.map(({ action }) => action)
  expect(names.filter((name) => name === 'passToSuperior' || name === 'endApplication')).toEqual([])
})
