import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { pdf, upload } from '../files/uploads.js'
import { bureau, Desk, refused, school } from '../reviews/desk.js'
import { fontsOf, pagesOf } from './printed.js'

let desk: Desk
let row: ApplicationRow

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  row = await desk.submitted()
})
afterAll(() => desk.close())

const form = async (who: string) => desk.services.printedForms.form(row.id, await desk.viewer(who))
const textFor = async (who: string) => (await pagesOf((await form(who)).bytes)).join('')
const versionHash = async () => {
  const rows = await desk.county.db.query<{ hash: string }>('select hash from application_version where application_id = $1', [
    row.id,
  ])
  return rows.map(({ hash }) => hash)
}

describe('B4 the 评审表 as PDF', () => {
  test('before anybody has spoken the boxes are there to be signed on paper', async () => {
    const text = await textFor('guli')
    expect(text).toContain('专业技术职务任职资格评审表')
    expect(text).toMatch(/基层单位推荐意见单位（公章）：疏附县第七中学负责人（签名）：/)
    expect(text).toContain('呈报单位意见')
  })

  test('every section in the order of the form, with its attachments and the masked ID number', async () => {
    const text = await textFor('head')
    const at = ['诚信承诺', '基本情况', '学历学位', '基层单位推荐意见', '呈报单位意见', '流转记录'].map((word) =>
      text.indexOf(word),
    )
    expect(at).not.toContain(-1)
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(text).toContain('毕业证书、学位证书：毕业证书.pdf')
    expect(text).toMatch(/653\*+/)
    expect(text).not.toMatch(/65312119\d{9}[\dX]/)
  })

  test('S35 the opinions are printed with unit, name and date, and the hops below', async () => {
    await desk.judge(row.id, 'head')
    await desk.move('reportUp', row.id, 'head', '请审核。')
    const text = await textFor('guli')
    expect(text).toMatch(/基层单位推荐意见同意推荐。单位（公章）：疏附县第七中学负责人（签名）：王校长针对第1版2026-11-20/)
    expect(text).toMatch(new RegExp(`上报${school}${bureau}王校长请审核。1`))
    expect(text).toContain(`当前持有${bureau}`)
  })

  test('a 审批单 that has not been dispatched is nobody’s to read', async () => {
    await desk.judge(row.id, 'county')
    expect(await textFor('county')).not.toContain('赵科长')
  })

  test('version, hash and page number on every page; the fonts are in the file', async () => {
    const { bytes, name, mimeType } = await form('head')
    const pages = await pagesOf(bytes)
    const [hash] = await versionHash()
    expect(pages.length).toBeGreaterThan(1)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`SHA-256${hash}`)
      expect(page).toContain(`第${at + 1}页共${pages.length}页`)
      expect(page).toContain('第1版（')
    }
    expect(fontsOf(bytes)).toEqual({ named: 2, embedded: 2 })
    expect(mimeType).toBe('application/pdf')
    expect(name).toMatch(/^评审表-古丽-.+\.pdf$/)
    expect(Buffer.compare((await form('head')).bytes, bytes)).toBe(0)
  })

  test('after a return the applicant prints the draft and says so, everybody else the version that was submitted', async () => {
    await desk.move('returnToApplicant', row.id, 'county', '请补充。')
    await desk.write(row.id, 'summary', { values: { text: '#panic("x") *新写的总结* $a$ \\ <b>' } })
    await desk.write(row.id, 'books', { rows: [{ title: '甲' }, { title: '乙' }] })
    const proof = { sectionKey: 'books', label: '著作', rowId: 'r2', file: upload('封面.pdf', pdf(200, 'cover')) }
    await desk.services.evidence.attachEvidence({ applicationId: row.id, ...proof }, await desk.viewer('guli'))
    const own = await textFor('guli')
    expect(own).toContain('草稿（第1版提交后有修改，尚未再次提交）')
    expect(own).toContain('#panic("x")*新写的总结*$a$\\<b>')
    expect(own).toContain('第2条著作：封面.pdf')
    expect(own).not.toContain((await versionHash())[0])
    const others = await textFor('head')
    expect(others).not.toContain('新写的总结')
    expect(others).toContain((await versionHash())[0])
  })

  test('who may not see the application finds none, nor does anybody under an id that is none', async () => {
    for (const who of ['aman', 'stranger']) expect((await refused(form(who))).code).toBe('NOT_FOUND')
    const head = await desk.viewer('head')
    expect((await refused(desk.services.printedForms.form('../../etc', head))).code).toBe('NOT_FOUND')
    expect((await refused(desk.services.printedForms.form(row.id, null))).code).toBe('UNAUTHENTICATED')
    expect((await refused(desk.services.printedForms.form(row.id, { ...head, hat: null }))).code).toBe('HAT_NOT_CHOSEN')
  })
})
