import fc from 'fast-check'
import { contentHash } from '../../../server/applications/content-hash.js'
import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { evidenceKinds } from '../../../server/workflow/section-choices.js'
import { withoutId, type FieldValues } from '../../../server/workflow/section-content.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { pdf, upload } from '../files/uploads.js'
import { openCounty, refusalOf, sectionsFor, type County } from './county.js'

let county: County
let guli: Viewer
let row: ApplicationRow

beforeAll(async () => {
  county = await openCounty()
  guli = await county.viewer('guli')
  row = await county.begun('guli')
  await county.fill(row, guli)
})
afterAll(() => county.close())

/** What must stand: the last acknowledged word. */
interface Standing {
  revision: number
  rows: FieldValues[]
  /** Name and row of each file. */
  files: { id: string; name: string; rowId: string | null }[]
}

const book = (title: string, id?: string): FieldValues => ({
  ...(id !== undefined && { id }),
  title,
  publisher: '新疆人民出版社',
  year: 2020,
  share: '主编',
})
let moves = 0
const fresh = async () => (await county.services.applications.application(row.id, guli))!

async function standing(): Promise<Standing & { hash: string }> {
  const {
    revision,
    rows,
    attachments,
    contentHash: hash,
  } = (await sectionsFor(county.services, await fresh(), guli)).find(({ key }) => key === 'books')!
  return { revision, rows, hash, files: attachments.map(({ id, rowId, file }) => ({ id, rowId, name: file.name })) }
}

const save = (revision: number, rows: FieldValues[]) =>
  county.services.sections.saveSection({ applicationId: row.id, key: 'books', revision, rows }, guli)
const attach = (name: string, rowId: string | null, cut = false) =>
  county.services.evidence.attachEvidence(
    { applicationId: row.id, sectionKey: 'books', label: evidenceKinds.book, rowId, file: upload(name, pdf(200, name), cut) },
    guli,
  )
async function move(act: 'submitApplication' | 'withdrawApplication') {
  const { revision } = await fresh()
  const request = { applicationId: row.id, revision, idempotencyKey: `random-move-${++moves}` }
  row = await county.services.submissions[act](request, guli)
}
const versions = () =>
  county.db.query(
    `select v.number, v.hash, s.key, s.content, s.content_hash, s.attachments from application_version v
     join version_section s using (application_id, number) where application_id = $1 order by 1, 3`,
    [row.id],
  )

/** One thing a person in one of two windows does; `at` chooses a row or a file, wherever there is one. */
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('read' as const), tab: fc.nat(1) }) },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('add' as const), tab: fc.nat(1), title: fc.constantFrom('甲', '乙', '丙') }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('drop' as const), tab: fc.nat(1), at: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('turn' as const), tab: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('attach' as const), at: fc.option(fc.nat(9)), cut: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('remove' as const), at: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('submit' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

let names = 0

/** Does the step and says what must stand afterwards. */
async function play(one: Step, now: Standing, tabs: Standing[]): Promise<Standing> {
  if (one.does === 'submit') {
    await move('submitApplication')
    expect(await refusalOf(save(now.revision, []))).toBe('NOT_EDITABLE')
    await move('withdrawApplication')
    return now
  }
  if (one.does === 'attach') {
    const rowId = one.at === null || now.rows.length === 0 ? null : String(now.rows[one.at % now.rows.length]!.id)
    const name = `证${++names}.pdf`
    if (one.cut) return (expect(await refusalOf(attach(name, rowId, true))).toBe('FILE_TOO_LARGE'), now)
    if (now.files.length > 15) return now
    const { attachments, revision } = await attach(name, rowId)
    const { id } = attachments.find(({ file }) => file.name === name)!
    return { ...now, revision, files: [...now.files, { id, name, rowId }] }
  }
  if (one.does === 'remove') {
    const gone = now.files[one.at % Math.max(1, now.files.length)]
    if (!gone) return now
    const { revision } = await county.services.evidence.removeAttachment(gone.id, guli)
    return { ...now, revision, files: now.files.filter((file) => file !== gone) }
  }
  const tab = tabs[one.tab]!
  if (one.does === 'read') return (tabs[one.tab] = now)
  const written =
    one.does === 'add'
      ? [...tab.rows, book(one.title)].slice(-6)
      : one.does === 'drop'
        ? tab.rows.filter((_, at) => at !== one.at % Math.max(1, tab.rows.length))
        : [...tab.rows].reverse()
  if (tab.revision !== now.revision) return (expect(await refusalOf(save(tab.revision, written))).toBe('STALE_REVISION'), now)
  const saved = await save(tab.revision, written)
  expect(saved.rows.map(withoutId)).toEqual(written.map(withoutId))
  const ids = saved.rows.map(({ id }) => id)
  expect(ids.slice(0, written.length)).toEqual(written.map(({ id }, at) => id ?? ids[at]))
  const files = now.files.filter(({ rowId }) => rowId === null || ids.includes(rowId))
  return (tabs[one.tab] = { revision: saved.revision, rows: saved.rows, files })
}

test('S47 no acknowledged word is lost, no version changes, whatever two windows do and whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      let now: Standing = await standing()
      const tabs = [now, now]
      const before = await versions()
      for (const one of steps) {
        now = await play(one, now, tabs)
        const { hash, ...served } = await standing()
        expect(served).toEqual({ revision: now.revision, rows: now.rows, files: now.files })
        const [{ files }] = (await county.db.query<{
          files: { label: string; name: string; sha256: string; rowId: string | null }[]
        }>(
          `select coalesce(jsonb_agg(jsonb_build_object('label', a.label, 'name', f.name, 'sha256', encode(f.sha256, 'hex'), 'rowId', a.row_id)), '[]')
             as files from attachment a join stored_file f on f.id = a.file_id where application_id = $1 and section_key = 'books'`,
          [row.id],
        )) as [{ files: { label: string; name: string; sha256: string; rowId: string | null }[] }]
        expect(hash).toBe(contentHash({ values: {}, rows: now.rows }, files))
      }
      expect((await versions()).slice(0, before.length)).toEqual(before)
    }),
    { numRuns: 8, endOnFailure: true },
  )
})

test('S47 the database refuses every way to change or empty what a version holds', async () => {
  await attach('留存.pdf', null)
  await move('submitApplication')
  const before = await versions()
  const fileId = `(select (jsonb_array_elements(attachments) ->> 'fileId')::uuid from version_section
    where application_id = '${row.id}' and key = 'books' limit 1)`
  const last = `(select max(number) from application_version where application_id = '${row.id}')`
  for (const sql of [
    `update version_section set content = '{}' where application_id = '${row.id}'`,
    `delete from version_section where application_id = '${row.id}'`,
    `update application_version set hash = 'x' where application_id = '${row.id}'`,
    `delete from application_version where application_id = '${row.id}'`,
    `insert into version_section (application_id, number, key, content, content_hash) values ('${row.id}', ${last}, 'late', '{}', 'x')`,
    'truncate version_section',
    'truncate application_version cascade',
    'truncate application cascade',
    `update stored_file set sha256 = sha256('x') where id = ${fileId}`,
    `update stored_file set name = 'x' where id = ${fileId}`,
    `delete from stored_file where id = ${fileId}`,
  ])
    await expect(county.world.rows(sql)).rejects.toMatchObject({ code: '23514' })
  expect(await versions()).toEqual(before)
  await move('withdrawApplication')
})
