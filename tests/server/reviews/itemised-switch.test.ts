import { Desk, bureau, refused } from './desk.js'

let desk: Desk

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
})
afterAll(() => desk.close())

const itemised = async (id: string) => (await desk.row(id)).itemised

test('S39 only a receiving unit has the switch', async () => {
  const act = () => desk.services.itemisedReviews.setItemisedReview(true, head)
  const head = await desk.viewer('head')
  expect((await refused(Promise.resolve().then(act))).code).toBe('FORBIDDEN')
})

test('S39 it holds for the subtree, for what is not under review yet, and is audited', async () => {
  const county = await desk.viewer('county')
  const before = await desk.submitted()
  const unit = await desk.services.itemisedReviews.setItemisedReview(true, county)
  expect(unit.itemisedReview).toBe(true)
  await desk.services.itemisedReviews.setItemisedReview(true, county)
  const loader = desk.services.itemisedReviews.loader()
  const { unitId } = await desk.viewer('head')
  expect(await loader.load(unitId)).toBe(county.unitId)
  expect(await itemised(before.id)).toBe(false)

  await desk.judge(before.id, 'head', { work: 'NO' })
  await desk.move('returnToApplicant', before.id, 'head')
  await desk.move('submitApplication', before.id, 'guli')
  expect(await itemised(before.id)).toBe(false)

  const aman = await desk.viewer('aman')
  const later = await desk.county.begun('aman')
  await desk.county.fill(later, aman)
  expect((await desk.county.submit(later, aman)).itemised).toBe(true)

  const audited = await desk.county.db.query(
    `select detail from audit_entry where action = 'setItemisedReview' and subject = (select 'unit:' || id from unit where name = $1)`,
    [bureau],
  )
  expect(audited).toEqual([{ detail: { on: true } }])
})

test('S39 switched off, nobody has it on', async () => {
  const county = await desk.viewer('county')
  await desk.services.itemisedReviews.setItemisedReview(false, county)
  expect(await desk.services.itemisedReviews.loader().load(county.unitId)).toBeNull()
})
