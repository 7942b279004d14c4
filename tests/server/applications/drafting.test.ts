import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { mostFiles } from '../../../server/applications/dossier.js'
import { commitmentVersion } from '../../../server/workflow/section-rules-person.js'
import { sectionRuleOf } from '../../../server/workflow/section-rules.js'
import { localDate } from '../../../server/workflow/local-date.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { pdf, upload } from '../files/uploads.js'
import { diploma, openCounty, refusalOf, sectionsFor, type County } from './county.js'

let county: County
let guli: Viewer
let application: ApplicationRow

beforeAll(async () => {
  county = await openCounty()
  guli = await county.viewer('guli')
  application = await county.begun('guli')
})
afterAll(() => county.close())

const save = (key: string, revision: number, content: { values?: object; rows?: object[] }, viewer = guli) =>
  county.services.sections.saveSection({ applicationId: application.id, key, revision, ...content } as never, viewer)
const attach = (sectionKey: string, label = diploma, word = 'evidence', viewer = guli, applicationId = application.id) =>
  county.services.evidence.attachEvidence({ applicationId, sectionKey, label, file: upload('证.pdf', pdf(200, word)) }, viewer)
const section = async (key: string) =>
  (await sectionsFor(county.services, application, guli)).find((served) => served.key === key)!
const audited = () =>
  county.db.query<{ action: string; detail: object }>('select action, detail from audit_entry where subject = $1 order by seq', [
    `application:${application.id}`,
  ])

describe('S14 B5 starting an application', () => {
  test('gives every section, with what the ID number and the account tell', async () => {
    const sections = await sectionsFor(county.services, application, guli)
    expect(sections).toHaveLength(17)
    const basic = await section('basic')
    expect(basic.values).toMatchObject({ name: '古丽', unitName: '疏附县第七中学', phone: '0998-5550198' })
    expect(basic.values.birthDate).toMatch(/^1985-0\d-1\d$/)
    expect(['男', '女']).toContain(basic.values.sex)
    expect(basic.values.idNumber).toMatch(/^653\*{11}[\dX]{4}$/)
    expect(sections.every(({ state }) => state === 'NOT_STARTED' || state === 'IN_PROGRESS')).toBe(true)
    expect(application).toMatchObject({ status: 'DRAFT', versionNumber: 0, seriesCode: '22', levelCode: 'ZJ' })
  })

  test('once a person a year, however often it is tried at once', async () => {
    const aman = await county.viewer('aman')
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => county.begun('aman')))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(county.begun('aman'))).toBe('ALREADY_FILED')
    expect(await county.services.applications.myApplications(aman)).toHaveLength(1)
  })

  test('also under another login in another unit', async () => {
    await county.db.query(
      `insert into account (unit_id, login_name, password_hash, person_name, id_cipher, id_hash, id_masked, hat, may_administer)
       select (select unit_id from account where login_name = 'stranger'), 'guli2', '-', person_name, id_cipher, id_hash, id_masked,
         'APPLICANT', false from account where login_name = 'guli'`,
    )
    expect(await refusalOf(county.begun('guli2'))).toBe('ALREADY_FILED')
  })

  test('is refused for what is not there and outside the window, all faults at once', async () => {
    const { applications, reference } = county.services
    const head = await county.viewer('head')
    const wrong = { campaignId: 'x\u0000', titleId: 'x', wayCode: 'x' }
    expect(await refusalOf(applications.startApplication(wrong, head))).toBe(
      'INVALID_INPUT campaignId=NOT_A_CHOICE titleId=NOT_A_CHOICE wayCode=NOT_A_CHOICE',
    )
    const past = reference.campaigns().find(({ year }) => year === 2025)
    const { titleId, wayCode } = application
    expect(await refusalOf(applications.startApplication({ campaignId: past?.id ?? '', titleId, wayCode }, head))).toBe(
      'WINDOW_CLOSED',
    )
  })

  test('an account without an ID number is told whom to ask', async () => {
    await county.db.query(`update account set id_cipher = null, id_hash = null, id_masked = null where login_name = 'deputy'`)
    expect(await refusalOf(county.begun('deputy'))).toBe('ID_NUMBER_INVALID')
  })
})

describe('saving a section', () => {
  test('keeps what is typed, tells what is missing, and counts a revision', async () => {
    const saved = await save('education', 1, { rows: [{ school: ' 喀什大学 ' }] })
    expect(saved).toMatchObject({ rows: [{ school: '喀什大学' }], revision: 2, state: 'IN_PROGRESS', locked: false })
    expect(saved.problems.map(({ field, code }) => `${field} ${code}`)).toContain('major REQUIRED')
    expect(await section('education')).toEqual(saved)
  })

  test('of a revision that is no longer the present one is refused with the present one', async () => {
    const error = await save('education', 1, { rows: [] }).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'STALE_REVISION', hint: { cure: 'reload', params: { revision: 2 } } })
    expect((await section('education')).rows).toEqual([{ id: 'r1', school: '喀什大学' }])
  })

  test('twice at once lets one through', async () => {
    const tries = await Promise.allSettled(['甲', '乙'].map((text) => save('summary', 1, { values: { text } })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await section('summary')).revision).toBe(2)
  })

  test('without a change is no change', async () => {
    const { revision, rows } = await section('education')
    const before = (await audited()).length
    expect((await save('education', revision, { rows })).revision).toBe(revision)
    expect(await audited()).toHaveLength(before)
  })

  test('the commitment keeps which text was ticked, and when', async () => {
    const ticked = await save('commitment', 1, { values: { agreed: true, signedName: '古丽' } })
    expect(ticked.values).toMatchObject({ version: commitmentVersion, confirmedOn: localDate(new Date()) })
    expect(ticked.state).toBe('DONE')
    const unticked = await save('commitment', 2, { values: { agreed: false, signedName: '古丽' } })
    expect(unticked.values).toEqual({ agreed: false, signedName: '古丽' })
  })

  test.each([
    ['an unknown section', 'unitOpinion', { values: {} }, 'INVALID_INPUT key=NOT_A_CHOICE'],
    ['an unknown field', 'basic', { values: { salary: 1 } }, 'INVALID_INPUT values.salary=UNKNOWN_FIELD'],
    [
      'a name of 10,000 characters',
      'basic',
      { values: { formerName: '长'.repeat(10_000) } },
      'INVALID_INPUT values.formerName=TOO_LONG',
    ],
    ['what the ID number says', 'basic', { values: { sex: '未知' } }, 'INVALID_INPUT values.sex=READ_ONLY'],
    ['a thousand rows', 'books', { rows: Array.from({ length: 1000 }, () => ({})) }, 'INVALID_INPUT rows=TOO_MANY_ROWS'],
    ['a date outside any life', 'basic', { values: { workingSince: '1066-10' } }, 'INVALID_INPUT values.workingSince=NOT_A_DATE'],
    ['a NUL', 'basic', { values: { birthPlace: 'a\u0000b' } }, 'INVALID_INPUT values.birthPlace=NOT_TEXT'],
  ])('refuses %s and changes nothing', async (_what, key, content, refusal) => {
    const before = await sectionsFor(county.services, application, guli)
    expect(await refusalOf(save(key, 1, content))).toBe(refusal)
    expect(await sectionsFor(county.services, application, guli)).toEqual(before)
  })

  test('of an application that is not there, or no id at all, is NOT_FOUND', async () => {
    for (const applicationId of ['019ab000-0000-7000-8000-000000000000', 'x', "' or 1=1 --"])
      expect(await refusalOf(county.services.sections.saveSection({ applicationId, key: 'basic', revision: 1 }, guli))).toBe(
        'NOT_FOUND',
      )
  })

  test('is audited by hash, never by content', async () => {
    const entries = await audited()
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['startApplication', 'saveSection']))
    expect(JSON.stringify(entries)).not.toContain('喀什大学')
    expect(entries.find(({ action }) => action === 'saveSection')?.detail).toEqual({
      section: 'education',
      before: expect.stringMatching(/^[0-9a-f]{64}$/),
      after: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })
})

describe('evidence', () => {
  test('is part of the content: the hash follows it there and back', async () => {
    const before = await section('education')
    const attached = await attach('education')
    expect(attached.attachments).toMatchObject([
      { label: diploma, file: { name: '证.pdf', mimeType: 'application/pdf', bytes: 200 } },
    ])
    expect(attached.contentHash).not.toBe(before.contentHash)
    expect(attached.revision).toBe(before.revision + 1)
    const removed = await county.services.evidence.removeAttachment(attached.attachments[0]!.id, guli)
    expect(removed.attachments).toEqual([])
    expect(removed.contentHash).toBe(before.contentHash)
    expect(await county.db.query('select 1 from stored_file')).toEqual([])
  })

  test('S40 of a row counts with the place of its row, is served with it, and goes with it', async () => {
    const books = [1, 2].map((number) => ({ title: `第${number}本`, publisher: '新疆人民出版社', year: 2020, share: '主编' }))
    const saved = await save('books', 1, { rows: books })
    expect(saved.rows.map(({ id }) => id)).toEqual(['r1', 'r2'])
    expect(saved.content).toMatchObject({ __typename: 'BooksContent', rows: [{ id: 'r1', title: '第1本' }, { id: 'r2' }] })
    const file = () => upload('封面.pdf', pdf(200, 'cover'))
    const proof = { applicationId: application.id, sectionKey: 'books', label: '著作' }
    const { evidence } = county.services
    expect(await refusalOf(evidence.attachEvidence({ ...proof, rowId: 'r9', file: file() }, guli))).toBe(
      'INVALID_INPUT rowId=NOT_A_CHOICE',
    )
    const whole = await evidence.attachEvidence({ ...proof, file: file() }, guli)
    const { contentHash: hashOfWhole } = await evidence.removeAttachment(whole.attachments[0]!.id, guli).then(() => whole)
    const attached = await evidence.attachEvidence({ ...proof, rowId: 'r2', file: file() }, guli)
    expect(attached.attachments).toMatchObject([{ rowId: 'r2', row: 1 }])
    expect(attached.contentHash).not.toBe(hashOfWhole)
    const turned = await save('books', attached.revision, { rows: [...attached.rows].reverse() })
    expect(turned.attachments).toMatchObject([{ rowId: 'r2', row: 0 }])
    const left = await save('books', turned.revision, { rows: turned.rows.slice(1) })
    expect([left.rows.map(({ id }) => id), left.attachments]).toEqual([['r1'], []])
    expect(await county.db.query('select 1 from stored_file')).toEqual([])
    const again = await save('books', left.revision, { rows: [...left.rows, books[1]!] })
    expect(again.attachments).toEqual([])
    expect(await refusalOf(save('books', again.revision, { rows: [{ id: 'a' }, { id: 'a' }, { id: ' ' }] }))).toBe(
      'INVALID_INPUT rows.1.id=NOT_UNIQUE rows.2.id=NOT_TEXT',
    )
    await save('books', again.revision, { rows: [] })
  })

  test('needs a label the section knows', async () => {
    expect(await refusalOf(attach('education', '论文'))).toBe('INVALID_INPUT label=NOT_A_CHOICE')
    expect(await refusalOf(attach('summary'))).toBe('INVALID_INPUT label=NOT_A_CHOICE')
    expect(await refusalOf(attach('nowhere'))).toBe('INVALID_INPUT sectionKey=NOT_A_CHOICE')
  })

  test('is read by its applicant alone while it is a draft', async () => {
    const { attachments } = await attach('education')
    const sees = async (key: string) => county.services.applications.maySeeFile(await county.viewer(key), attachments[0]!.file.id)
    expect([await sees('guli'), await sees('aman'), await sees('head'), await sees('county')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('an attachment of somebody else is not there', async () => {
    const { id } = (await section('education')).attachments[0]!
    const { evidence } = county.services
    expect(await refusalOf(evidence.removeAttachment(id, await county.viewer('aman')))).toBe('NOT_FOUND')
    expect(await refusalOf(evidence.removeAttachment(id, await county.viewer('head')))).toBe('NOT_FOUND')
    expect(await refusalOf(evidence.removeAttachment('x', guli))).toBe('NOT_FOUND')
    expect((await section('education')).attachments).toHaveLength(1)
  })

  test('is limited, also when many come at once, and what does not fit leaves no file', async () => {
    const room = mostFiles.section - (await section('education')).attachments.length
    for (let at = 1; at < room; at++) await attach('education', diploma, `n${at}`)
    const tries = await Promise.allSettled(['a', 'b', 'c'].map((word) => attach('education', diploma, word)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(attach('education'))).toBe('TOO_MANY_FILES')
    expect((await section('education')).attachments).toHaveLength(mostFiles.section)
    const [files] = await county.db.query<{ count: number }>('select count(*)::int as count from stored_file')
    expect(files?.count).toBe(mostFiles.section)
  })
})

test('B12 many sections saved at once all come through, one entry of the trail after the other', async () => {
  const open = (await sectionsFor(county.services, application, guli)).filter(
    ({ key, rows }) => sectionRuleOf(key)?.repeating && rows.length === 0,
  )
  expect(open.length).toBeGreaterThan(4)
  const before = (await audited()).length
  const saved = await Promise.all(open.map(({ key, revision }) => save(key, revision, { rows: [{}] })))
  expect(saved.map(({ rows }) => rows.length)).toEqual(open.map(() => 1))
  const trail = await county.services.audit.trail(county.db, `application:${application.id}`)
  expect(trail).toHaveLength(before + open.length)
  expect(trail.map(({ previousHash }) => previousHash).slice(1)).toEqual(trail.map(({ hash }) => hash).slice(0, -1))
})
