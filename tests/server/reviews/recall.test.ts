import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { Desk, refused } from './desk.js'

let desk: Desk
let row: ApplicationRow

beforeEach(async () => {
  desk = await Desk.open({ itemised: true })
  row = await desk.submitted()
})
afterEach(() => desk.close())

/** Everything of an application but its history, which only grows, and what counts its changes. */
const state = async () => {
  const [found] = await desk.county.db.query<{ state: object }>(
    `select jsonb_build_object(
       'application', (select to_jsonb(a) - '{revision,updated_at,trail_unit_ids}'::text[] from application a where id = $1),
       'sections', (select jsonb_agg(to_jsonb(s) order by s.key) from section s where application_id = $1),
       'attachments', (select jsonb_agg(to_jsonb(e) order by e.id) from attachment e where application_id = $1),
       'forms', (select jsonb_agg(to_jsonb(f) order by f.id) from approval_form f where application_id = $1),
       'items', (select jsonb_agg(to_jsonb(i) order by i.form_id, i.section_key) from approval_item i
                 join approval_form f on f.id = i.form_id where f.application_id = $1)) as state`,
    [row.id],
  )
  return found?.state
}

test('S45 a recall restores exactly: holder, since when, desk, draft, verdicts, locks', async () => {
  await desk.judge(row.id, 'head')
  const before = await state()
  await desk.move('reportUp', row.id, 'head')
  expect(await state()).not.toEqual(before)
  await desk.move('recall', row.id, 'head')
  expect(await state()).toEqual(before)
})

test('S45 so does one of the second round, with verdicts that stand and sections that are closed', async () => {
  await desk.judge(row.id, 'head', { summary: 'NO' })
  await desk.move('returnToApplicant', row.id, 'head')
  await desk.write(row.id, 'summary', { values: { text: '改写后的总结。' } })
  await desk.move('submitApplication', row.id, 'guli')
  await desk.judge(row.id, 'head')
  const before = await state()
  await desk.move('reportUp', row.id, 'head')
  await desk.move('recall', row.id, 'head')
  expect(await state()).toEqual(before)
})

test('S45 the applicant takes a submission back and stands where they stood, locks included', async () => {
  await desk.judge(row.id, 'head', { summary: 'NO' })
  await desk.move('returnToApplicant', row.id, 'head')
  const locked = await desk.locked(row.id)
  await desk.move('submitApplication', row.id, 'guli')
  const taken = await desk.move('withdrawApplication', row.id, 'guli')
  expect([taken.status, taken.holderUnitId]).toEqual(['RETURNED', null])
  expect(await desk.locked(row.id)).toEqual(locked)
})

test('S46 once the next holder has it on the desk, it is asked for and sent back to the unit, not to the applicant', async () => {
  await desk.judge(row.id, 'head')
  await desk.move('reportUp', row.id, 'head')
  await desk.judge(row.id, 'county')
  const late = await refused(desk.move('recall', row.id, 'head'))
  expect([late.code, late.hint.cure]).toEqual(['HANDLING_STARTED', 'requestSendBack'])
  await desk.services.recalls.requestSendBack(row.id, await desk.viewer('head'))
  const back = await desk.move('sendBack', row.id, 'county', '应你校请求退回')
  const { unitId } = await desk.viewer('head')
  expect([back.status, back.holderUnitId, back.handlingStartedAt]).toEqual(['WITH_UNIT', unitId, null])
  // What came from the applicant is returned, not sent back.
  await desk.judge(row.id, 'head')
  expect((await refused(desk.move('sendBack', row.id, 'head', '退'))).hint.cure).toBe('returnToApplicant')
})

test('S47 every version, verdict and opinion of many rounds stays as it was', async () => {
  const rounds = 6
  for (let round = 1; round <= rounds; round++) {
    await desk.judge(row.id, 'head', { summary: 'NO' })
    await desk.move('returnToApplicant', row.id, 'head', `第 ${round} 次退回`)
    await desk.write(row.id, 'summary', { values: { text: `第 ${round} 稿` } })
    await desk.move('submitApplication', row.id, 'guli')
  }
  const texts = await desk.county.db.query<{ text: string }>(
    `select content -> 'values' ->> 'text' as text from version_section where application_id = $1 and key = 'summary' order by number`,
    [row.id],
  )
  expect(texts.slice(1).map(({ text }) => text)).toEqual(Array.from({ length: rounds }, (_, at) => `第 ${at + 1} 稿`))
  const forms = await desk.services.formStore.ofApplications(desk.county.db, [row.id])
  expect(forms.map(({ versionNumber, dispatchAction }) => [versionNumber, dispatchAction])).toEqual(
    Array.from({ length: rounds }, (_, at) => [at + 1, 'returnToApplicant']),
  )
  const opinions = await desk.county.db.query<{ opinion: string }>(
    `select opinion from transfer where application_id = $1 and action = 'returnToApplicant' order by seq`,
    [row.id],
  )
  expect(opinions.map(({ opinion }) => opinion)).toEqual(Array.from({ length: rounds }, (_, at) => `第 ${at + 1} 次退回`))
  for (const table of ['version_section', 'transfer'])
    await expect(desk.county.db.query(`delete from ${table} where application_id = $1`, [row.id])).rejects.toMatchObject({
      constraint: 'never_changed',
    })
})
