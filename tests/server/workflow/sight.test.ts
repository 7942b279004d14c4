import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { scopeSql, underUnit } from '../../../server/applications/application-scope.js'
import { sees, type Seen, type Viewer } from '../../../server/workflow/who-may.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'
import { World } from '../../support/world.js'

let fresh: FreshDatabase
let world: World
let units: { id: string; kind: Viewer['unitKind']; receives: boolean }[]
let people: { id: string; unitId: string }[]
let rows: Map<string, Seen>

const names = [
  '自治区人力资源和社会保障厅',
  '喀什地区人力资源和社会保障局',
  '疏附县人力资源和社会保障局',
  '疏附县第一小学',
  '新疆医科大学',
  '药学院',
  '第一附属医院',
  '第一附属医院药学部',
  '喀什地区中小学教师系列中初级职称评审委员会办公室',
]
/** Applications in states that the database allows, anywhere; the same ones each time. */
const applications = () =>
  fc.sample(
    fc.record({
      person: fc.constantFrom(...people),
      status: fc.constantFrom('DRAFT', 'RETURNED', 'WITH_UNIT', 'WITH_COMMITTEE', 'ACCEPTED', 'PASSED', 'NOT_PASSED'),
      holder: fc.constantFrom(...units),
      trail: fc.subarray(units, { maxLength: 3 }),
      submitted: fc.boolean(),
    }),
    { numRuns: 120, seed: 2026 },
  )

async function addApplication({
  person,
  status,
  holder,
  trail,
  submitted,
}: ReturnType<typeof applications>[number]): Promise<void> {
  const withApplicant = ['DRAFT', 'RETURNED'].includes(status)
  await world.rows(
    `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status,
       holder_unit_id, trail_unit_ids, version_number)
     select $1, $2, $3, c.id, t.series_code, t.level_code, t.id, w.code, $4, $5, $6, $7
     from (select * from campaign limit 1) c, (select * from title limit 1) t, (select * from acquisition_way limit 1) w`,
    [
      person.id,
      randomBytes(8),
      person.unitId,
      status,
      withApplicant ? null : holder.id,
      trail.map(({ id }) => id),
      status === 'DRAFT' && !submitted ? 0 : 1,
    ],
  )
}

beforeAll(async () => {
  fresh = await freshDatabase()
  world = World.in(fresh.url)
  await world.unit({ name: '疏附县第一小学', level: 'COUNTY', divisionCode: '653121', receivers: ['疏附县人力资源和社会保障局'] })
  for (const [index, unit] of names.entries())
    for (const person of ['a', 'b'])
      await world.login({ unit, loginName: `person${index}${person}`, personName: unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
  units = await world.rows('select id, kind, receives from unit where name = any($1)', [names])
  people = await world.rows('select id, unit_id as "unitId" from account')
  for (const application of applications()) await addApplication(application)
  const facts = await world.rows<Seen & { id: string }>(
    `select a.id, a.applicant_id as "applicantId", a.unit_id as "unitId", a.holder_unit_id as "holderUnitId",
       a.trail_unit_ids as "trailUnitIds", a.version_number > 0 as submitted,
       array(select over.id from unit over join unit own on own.id = a.unit_id where over.path @> own.path and over.id <> own.id)
         as "unitAncestorIds"
     from application a`,
  )
  rows = new Map(facts.map((row) => [row.id, row]))
})

afterAll(async () => {
  await world.close()
  await fresh.drop()
})

const anyViewer = () =>
  fc
    .record({
      unit: fc.constantFrom(...units),
      person: fc.constantFrom(...people),
      hat: fc.constantFrom('UNIT_ADMIN' as const, 'APPLICANT' as const, null),
      unitApproved: fc.boolean(),
      mustChangePassword: fc.boolean(),
    })
    .map(({ unit, person, ...rest }) => ({
      accountId: person.id,
      personName: '',
      unitId: unit.id,
      unitName: '',
      unitKind: unit.kind,
      unitReceives: unit.receives,
      unitStatus: 'APPROVED' as const,
      mayAdminister: true,
      ...rest,
    }))

test('S13 S55 B1 the list shows exactly what the rule lets a viewer see, whoever looks at whatever', async () => {
  await fc.assert(
    fc.asyncProperty(anyViewer(), async (drawn) => {
      const viewer = drawn as Viewer
      const seen = [...rows].filter(([, row]) => sees(viewer, row)).map(([id]) => id)
      for (const fewRows of [false, true]) {
        const { where, params } = scopeSql(viewer, 1, fewRows)
        const listed = await world.rows<{ id: string }>(`select id from application where ${where}`, params)
        expect(listed.map(({ id }) => id).sort()).toEqual(seen.sort())
      }
    }),
    { numRuns: 150 },
  )
})

test('S55 what lies under a unit is the same by its place in the tree and by what each application knows itself', async () => {
  for (const { id } of await world.rows<{ id: string }>(
    'select id from unit where path @> any (select path from unit where name = any($1))',
    [names],
  )) {
    const [byPlace, byItself] = [false, true].map(
      (fewRows) => `select id from application where ${underUnit('$1', fewRows)} order by id`,
    )
    expect(await world.rows(byItself!, [id])).toEqual(await world.rows(byPlace!, [id]))
  }
})
