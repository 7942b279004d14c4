import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { diploma, dossier, sectionsFor } from '../applications/county.js'
import { pdf, upload } from '../files/uploads.js'
import { Desk, refused } from './desk.js'

let desk: Desk
let row: ApplicationRow

afterEach(() => desk.close())

async function returned(itemised: boolean): Promise<void> {
  desk = await Desk.open({ itemised })
  row = await desk.submitted()
  await desk.judge(row.id, 'head', { work: 'NO', summary: null })
  await desk.move('returnToApplicant', row.id, 'head')
}

describe('S40 after an itemised return', () => {
  beforeEach(() => returned(true))

  test('是 items are closed to the applicant, 否 items and unjudged ones are open', async () => {
    expect(await desk.locked(row.id)).toEqual(['basic', 'commitment', 'education'])
    const error = await refused(desk.write(row.id, 'basic', dossier.basic))
    expect([error.code, error.hint]).toEqual([
      'SECTION_LOCKED',
      { cure: 'contactReceiver', who: 'RECEIVER', params: { section: 'basic' } },
    ])
    await desk.write(row.id, 'work', { rows: [{ from: '2009-09', unit: '疏附县第七中学', post: '数学教师' }] })
    await desk.write(row.id, 'summary', { values: { text: '改写后的总结。' } })
    await desk.write(row.id, 'papers', { rows: [{ title: '数学教学研究' }] })
  })

  test('their evidence can be neither added nor removed, on the service and in the database', async () => {
    const guli = await desk.viewer('guli')
    const { evidence } = desk.services
    const file = upload('证.pdf', pdf(200, 'more'))
    const request = { applicationId: row.id, sectionKey: 'education', label: diploma, file }
    expect((await refused(evidence.attachEvidence(request, guli))).code).toBe('SECTION_LOCKED')
    expect(
      (await refused(evidence.attachEvidence({ ...request, rowId: 'r1', file: upload('证.pdf', pdf(200, 'row')) }, guli))).code,
    ).toBe('SECTION_LOCKED')
    const education = (await sectionsFor(desk.services, await desk.row(row.id), guli)).find(({ key }) => key === 'education')
    const attachment = education?.attachments[0]
    expect((await refused(evidence.removeAttachment(attachment?.id ?? '', guli))).code).toBe('SECTION_LOCKED')
    for (const sql of [
      `update section set content = '{"rows": [], "values": {}}', content_hash = 'x' where application_id = $1 and key = 'education'`,
      `delete from attachment where application_id = $1`,
    ])
      await expect(desk.county.db.query(sql, [row.id])).rejects.toMatchObject({ constraint: 'passed_section_locked' })
  })

  test('the applicant sees which are closed and that they have passed', async () => {
    const now = await desk.row(row.id)
    const mine = await sectionsFor(desk.services, now, await desk.viewer('guli'))
    expect(mine.filter(({ passed }) => passed).map(({ key }) => key)).toEqual(['commitment', 'basic', 'education'])
    expect(mine.filter(({ locked }) => locked)).toHaveLength(3)
    const theirs = await sectionsFor(desk.services, now, await desk.viewer('head'))
    expect(theirs.filter(({ passed }) => passed)).toHaveLength(3)
    expect(theirs.every(({ locked }) => locked)).toBe(true)
  })
})

test('S39 elsewhere a return opens everything', async () => {
  await returned(false)
  expect(await desk.locked(row.id)).toEqual([])
  await desk.write(row.id, 'summary', { values: { text: '改写后的总结。' } })
  await desk.write(row.id, 'commitment', { values: { agreed: true, signedName: '古丽古丽' } })
})
