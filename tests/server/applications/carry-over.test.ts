import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { createLoaders } from '../../../server/graphql/loaders.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { pdf, upload } from '../files/uploads.js'
import { pagesOf } from '../printing/printed.js'
import { diploma, openCounty, refusalOf, type County } from './county.js'

let county: County
let guli: Viewer
let last: ApplicationRow
let next: ApplicationRow

beforeAll(async () => {
  county = await openCounty()
  guli = await county.viewer('guli')
  // Last year's window, as it was then.
  await county.world.rows(`update campaign set filing_closes_at = now() + interval '1 day' where year = 2025`)
  await county.services.reference.refresh()
  last = await start(2025)
  await county.fill(last, guli)
  const rows = [{ title: '旧论文', authors: '古丽', journal: '新疆教育', issue: '2024(1)' }]
  await county.services.sections.saveSection({ applicationId: last.id, key: 'papers', revision: 1, rows }, guli)
  last = await county.submit(last, guli)
})
afterAll(() => county.close())

function start(year: number, carryFromId?: string, by = guli): Promise<ApplicationRow> {
  const { reference, applications } = county.services
  const campaign = reference.campaigns().find((one) => one.year === year)!
  const title = [...reference.rows.titles.values()].find((row) => row.seriesCode === '22' && row.levelCode === 'ZJ')!
  return applications.startApplication({ campaignId: campaign.id, titleId: title.id, wayCode: 'REVIEW', carryFromId }, by)
}
const sectionsOf = async (row: ApplicationRow, viewer = guli) =>
  new Map((await createLoaders(county.services, viewer).sectionsOfApplication.load(row)).map((section) => [section.key, section]))
async function newsOf(row: ApplicationRow, viewer = guli) {
  const loaders = createLoaders(county.services, viewer)
  const carried = await loaders.carryOver.load(row.id)
  return { from: carried?.from, news: carried?.news(await loaders.sectionsOfApplication.load(row)) }
}
const count = async (table: string) => (await county.world.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n

test('B6 only an own application of an earlier year is carried over; else nothing is begun', async () => {
  const before = [await count('application'), await count('audit_entry')]
  const aman = await county.viewer('aman')
  const deputy = await county.viewer('deputy')
  expect(await refusalOf(start(2026, last.id, aman))).toBe('CARRY_OVER_REFUSED')
  expect(await refusalOf(start(2026, last.id, deputy))).toBe('CARRY_OVER_REFUSED')
  expect(await refusalOf(start(2025, last.id, aman))).toBe('CARRY_OVER_REFUSED')
  expect(await refusalOf(start(2026, 'x'))).toBe('CARRY_OVER_REFUSED')
  expect([await count('application'), await count('audit_entry')]).toEqual(before)
})

test('B6 sections and evidence are taken over, no file is stored twice, what has to be said anew is empty', async () => {
  const [files, attachments] = [await count('stored_file'), await count('attachment')]
  next = await start(2026, last.id)
  expect(next).toMatchObject({ carriedFromId: last.id, status: 'DRAFT', versionNumber: 0 })
  expect(await count('stored_file')).toBe(files)
  expect(await count('attachment')).toBe(attachments + 1)
  const [old, now] = [await sectionsOf(last), await sectionsOf(next)]
  for (const key of ['basic', 'education', 'papers', 'work', 'summary']) {
    expect([key, now.get(key)?.values, now.get(key)?.rows]).toEqual([key, old.get(key)?.values, old.get(key)?.rows])
    expect(now.get(key)?.state).toBe('DONE')
  }
  expect(now.get('education')?.contentHash).toBe(old.get('education')?.contentHash)
  expect(now.get('education')?.attachments[0]?.file).toEqual(old.get('education')?.attachments[0]?.file)
  expect(now.get('commitment')).toMatchObject({ state: 'NOT_STARTED', values: {} })
  expect(now.get('sinceLast')).toMatchObject({ state: 'NOT_STARTED', problems: [{ field: 'text', code: 'REQUIRED' }] })
  expect(old.get('sinceLast')?.problems).toEqual([])
  expect(await newsOf(next)).toEqual({ from: { id: last.id, year: 2025, titleName: expect.any(String) as string }, news: [] })
})

test('B6 what is added or changed since is marked, for the applicant as it stands, for reviewers as submitted', async () => {
  const { sections, evidence } = county.services
  const save = async (key: string, content: { values?: object; rows?: object[] }) => {
    const { revision } = (await sectionsOf(next)).get(key)!
    await sections.saveSection({ applicationId: next.id, key, revision, ...(content as object) }, guli)
  }
  const [paper] = (await sectionsOf(next)).get('papers')!.rows
  const added = { title: '新论文', authors: '古丽', journal: '新疆教育', issue: '2026(2)' }
  await save('papers', { rows: [added, { ...paper, indexedBy: 'CSSCI' }] })
  await save('commitment', { values: { agreed: true, signedName: '古丽' } })
  const summary = (await sectionsOf(next)).get('summary')!
  expect(summary.state).toBe('DONE')
  expect(await refusalOf(county.submit(next, guli))).toBe('SECTIONS_INCOMPLETE')
  await save('sinceLast', { values: { text: '新发表论文一篇。' } })
  const file = upload('学位证书.pdf', pdf(300, 'other'))
  await evidence.attachEvidence({ applicationId: next.id, sectionKey: 'education', label: diploma, file }, guli)
  const fresh = (await sectionsOf(next)).get('education')!.attachments[1]!.file.id
  const none = { newRows: [], changedRows: [], changedFields: [], newFileIds: [] }
  const expected = [
    { ...none, key: 'education', newFileIds: [fresh] },
    { ...none, key: 'papers', newRows: [0], changedRows: [1] },
    { ...none, key: 'sinceLast', changedFields: ['text'] },
  ]
  expect((await newsOf(next)).news).toEqual(expected)
  next = await county.submit(next, guli)
  const head = await county.viewer('head')
  expect((await newsOf(next, head)).news).toEqual(expected)
  const words = (await pagesOf((await county.services.printedForms.form(next.id, head)).bytes)).join('')
  for (const said of ['2025年度申报（', '论文及重要技术报告登记（有新内容）', '1新', '2改', '学位证书.pdf（1KB）〔新〕'])
    expect(words).toContain(said)
  expect(words).not.toContain('毕业证书.pdf（1KB）〔新〕')
})

test('B6 taking a carried file out leaves it with last year’s application, which stays as it was submitted', async () => {
  const { evidence, submissions, files } = county.services
  const request = { applicationId: next.id, revision: next.revision, idempotencyKey: 'back-again-1' }
  next = await submissions.withdrawApplication(request, guli)
  const carried = (await sectionsOf(next)).get('education')!.attachments[0]!
  await evidence.removeAttachment(carried.id, guli)
  const kept = (await sectionsOf(last)).get('education')!.attachments[0]!
  expect(kept.file.id).toBe(carried.file.id)
  await files.forget(kept.file.id)
  expect((await county.world.rows('select 1 from stored_file where id = $1', [kept.file.id])).length).toBe(1)
  await expect(county.world.rows(`update carried_section set content = '{}'`)).rejects.toThrow('never changes')
})
