import type { RoutePicture } from '../../../server/applications/route-pictures.service.js'
import { transitions } from '../../../server/workflow/application-workflow.js'
import { nextHop } from '../../../server/workflow/routing.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openCounty, refusalOf, type County } from './county.js'

let county: County
beforeAll(async () => void (county = await openCounty()))
afterAll(() => county.close())

const draw = (viewer: Viewer, applicationId: string | null = null) => county.services.routePictures.draw(applicationId, viewer)
const ways = ({ edges }: RoutePicture, action: string) =>
  edges.filter((edge) => edge.action === action).map(({ from, to }) => `${from} > ${to}`)

/** The drawn way of every unit is what routing says of that unit, and every act of the table that leads elsewhere is drawn. */
async function agreesWithTheRules({ nodes, edges }: RoutePicture) {
  const ids = nodes.flatMap(({ unitId }) => unitId ?? [])
  const facts = await county.services.unitStore.facts(county.db, ids)
  for (const id of ids) {
    const hop = nextHop(facts.get(id)!)
    const forward = edges.filter(({ from, action }) => from === id && action === 'reportUp').map(({ to }) => to)
    if (hop.kind === 'superior') expect(forward).toEqual([hop.unitId])
    if (hop.kind === 'end') expect(forward).toEqual([])
    if (hop.kind === 'committees') expect(forward).toContain('committees')
    if (hop.kind === 'prefectureBureau') {
      const next = (await county.services.unitStore.facts(county.db, forward)).get(forward[0]!)
      expect([next?.kind, next?.divisionCode]).toEqual(['PREFECTURE_BUREAU', hop.divisionCode])
    }
    if (hop.kind === 'chosenReceivers') {
      const links = await county.services.unitStore.receiversOfMany(county.db, [id])
      expect(forward.sort()).toEqual(links.map(({ receiverId }) => receiverId).sort())
    }
  }
  const leading = transitions.filter(({ to, partOf }) => to !== 'same' && !partOf).map(({ action }) => action)
  const drawn = new Set(edges.map(({ action }) => action))
  expect([...drawn].sort()).toEqual(leading.sort())
}

test('S52 from a county school the way leads over county and prefecture to a committee, and back as the table says', async () => {
  const picture = await draw(await county.viewer('guli'))
  await agreesWithTheRules(picture)
  const names = await Promise.all(
    picture.nodes.map(async ({ unitId, key }) => (unitId ? (await county.services.unitStore.byId(unitId))!.name : key)),
  )
  expect(names).toEqual([
    'applicant',
    '疏附县第七中学',
    '疏附县人力资源和社会保障局',
    '喀什地区人力资源和社会保障局',
    'committees',
    'accepted',
  ])
  expect(picture.nodes.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5])
  const [, school, bureau, prefecture] = picture.nodes.map(({ key }) => key)
  expect(ways(picture, 'submitApplication')).toEqual([`applicant > ${school}`])
  expect(ways(picture, 'reportUp')).toEqual([`${school} > ${bureau}`, `${bureau} > ${prefecture}`, `${prefecture} > committees`])
  expect(ways(picture, 'withdrawApplication')).toEqual([`${school} > applicant`])
  expect(ways(picture, 'recall')).toEqual([`${bureau} > ${school}`, `${prefecture} > ${bureau}`, `committees > ${prefecture}`])
  expect(ways(picture, 'sendBack')).toEqual(ways(picture, 'recall'))
  expect(ways(picture, 'returnToApplicant')).toHaveLength(4)
  expect(ways(picture, 'accept')).toEqual(['committees > accepted'])
})

test('S52 every origin and level: the picture of each kind of unit agrees with routing and the table', async () => {
  const units = await county.world.rows<{ id: string; kind: string; origin: string; level: string }>(
    `select distinct on (kind, origin, level, receives) id, kind, origin, level from unit
     where status = 'APPROVED' and kind <> 'COMMITTEE_OFFICE' order by kind, origin, level, receives, id`,
  )
  expect(units.length).toBeGreaterThan(4)
  const [school] = await county.world.rows<{ id: string }>(`select id from unit where name = '疏附县第七中学'`)
  const viewer = await county.viewer('guli')
  for (const [origin, kind] of [
    ['ASSIGNED', 'ORDINARY'],
    ['TOWNSHIP', 'ORDINARY'],
    ['INTERNAL', 'ORDINARY'],
    ['SELF_REGISTERED', 'ORDINARY'],
  ]) {
    await county.world.rows('update unit set origin = $2 where id = $1 and kind = $3', [school!.id, origin, kind])
    await agreesWithTheRules(await draw(viewer))
  }
  for (const { id } of units) await agreesWithTheRules(await draw({ ...viewer, unitId: id }))
})

test('S52 one finds one’s own applications on it: the applicant theirs, the unit those filed through it, nobody another’s', async () => {
  const guli = await county.viewer('guli')
  const begun = await county.begun('guli')
  const at = ({ nodes }: RoutePicture) => nodes.filter(({ applicationIds }) => applicationIds.length > 0).map(({ key }) => key)
  expect(at(await draw(guli))).toEqual(['applicant'])
  const head = await county.viewer('head')
  expect(at(await draw(head))).toEqual([])
  await county.fill(begun, guli)
  await county.submit(begun, guli)
  expect(at(await draw(guli))).toEqual([guli.unitId])
  expect(at(await draw(head))).toEqual([guli.unitId])
  const one = await draw(head, begun.id)
  expect(one.nodes.find(({ key }) => key === guli.unitId)?.applicationIds).toEqual([begun.id])
  expect(one.nodes.filter(({ place }) => place === 'COMMITTEE').every(({ unitId }) => unitId !== null)).toBe(true)
  expect(await refusalOf(draw(await county.viewer('stranger'), begun.id))).toBe('NOT_FOUND')
  expect(await refusalOf(draw(guli, 'x'))).toBe('NOT_FOUND')
})
