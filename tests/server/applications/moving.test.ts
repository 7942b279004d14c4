import { Desk, refused } from '../reviews/desk.js'

let desk: Desk
let region: string
const ids = new Map<string, string>()

/** university ─ hospital ─ ward, and a second hospital; the county bureau with a township beside it. */
beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  const { world } = desk.county
  region = (await world.rows<{ id: string }>(`select id from unit where kind = 'REGION_OFFICE'`))[0]!.id
  const add = async (name: string, origin: string, parent: string, more: string, values: string) => {
    const [row] = await world.rows<{ id: string }>(
      `insert into unit (name, kind, origin, level, division_code, parent_id, status, status_at, ${more})
       select $1, 'ORDINARY', $2, above.level, above.division_code, above.id, 'APPROVED', now(), ${values}
       from unit above where above.id = $3 returning id`,
      [name, origin, parent],
    )
    ids.set(name, row!.id)
    return row!.id
  }
  const university = await add('某大学', 'ASSIGNED', region, 'receives', 'true')
  const hospital = await add('第一医院', 'INTERNAL', university, 'receives', 'false')
  await add('检验科', 'INTERNAL', hospital, 'receives', 'false')
  await add('第二医院', 'INTERNAL', university, 'receives', 'false')
  await world.login({ loginName: 'rector', personName: '校办', unit: '某大学', mayAdminister: true, hat: 'UNIT_ADMIN' })
})
afterAll(() => desk.close())

const move = async (unit: string, superior: string, who = 'rector') =>
  desk.services.unitPlacements.moveUnit(
    { unitId: ids.get(unit)!, superiorId: ids.get(superior)!, confirmedApplications: 0, reason: '机构调整' },
    await desk.viewer(who),
  )

const pathOf = async (name: string) =>
  (
    await desk.county.db.query<{ above: string[] }>(
      `select array(select over.name from unit over where over.path @> u.path order by nlevel(over.path)) as above from unit u where name = $1`,
      [name],
    )
  )[0]!.above

test('a unit moves with all that is under it', async () => {
  await move('检验科', '第二医院')
  expect((await pathOf('检验科')).slice(1)).toEqual(['某大学', '第二医院', '检验科'])
  await move('检验科', '第一医院')
})

test('no circle, nobody else’s units, no superior of another kind', async () => {
  expect((await refused(move('第一医院', '检验科'))).code).toBe('UNIT_UNDER_ITSELF')
  expect((await refused(move('第一医院', '第一医院'))).code).toBe('UNIT_UNDER_ITSELF')
  expect((await refused(move('检验科', '第二医院', 'county'))).code).toBe('NOT_FOUND')
  ids.set('县局', await desk.county.world.unitId('疏附县人力资源和社会保障局'))
  ids.set('学校', await desk.county.world.unitId('疏附县第七中学'))
  expect((await refused(move('检验科', '县局'))).code).toBe('NOT_FOUND')
  expect((await refused(move('学校', '县局', 'county'))).code).toBe('UNIT_STAYS')
  expect((await refused(move('某大学', '第二医院'))).code).toBe('NOT_FOUND')
})

test('two moves at once that would close a circle: one happens, the tree stays a tree', async () => {
  for (let round = 0; round < 5; round++) {
    const outcomes = await Promise.allSettled([move('第一医院', '第二医院'), move('第二医院', '第一医院')])
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(lost.map(({ reason }) => (reason as { code: string }).code)).toEqual(['UNIT_UNDER_ITSELF'])
    const broken = await desk.county.db.query(
      `select from unit u join unit above on above.id = u.parent_id where u.path <> above.path || unit_label(u.id)`,
    )
    expect(broken).toEqual([])
    await desk.county.db.query('update unit set parent_id = $1 where id = any($2)', [
      ids.get('某大学'),
      [ids.get('第一医院'), ids.get('第二医院')],
    ])
  }
})

test('the database refuses a circle by itself, two at once included', async () => {
  const [one, two] = [ids.get('第一医院'), ids.get('第二医院')]
  const put = (id: string | undefined, under: string | undefined) =>
    desk.county.db.query('update unit set parent_id = $2 where id = $1', [id, under])
  const outcomes = await Promise.allSettled([put(one, two), put(two, one)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const rows = await desk.county.db.query('select from unit where path ~ $1::text::lquery', [
    '*.' + one!.replaceAll('-', '') + '.*{1,}',
  ])
  expect(rows.length).toBeLessThanOrEqual(2)
})
