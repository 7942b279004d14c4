import type { ApiClient, Upload } from '../../support/api.js'
import { archive, excel, word } from '../../support/office-files.js'
import { scan } from '../../support/sample-files.js'
import { refusalOf } from '../accounts/people.js'
import { pdf } from '../files/uploads.js'
import { county, stage, type Stage } from '../units/actors.js'

interface Attachment {
  id: string
  label: string | null
  file: { id: string; name: string; bytes: number; mimeType: string; url: string }
}

let world: Stage
let region: ApiClient
let colleague: ApiClient
beforeAll(async () => {
  world = await stage()
  const office = await world.nameOf(`select name from unit where kind = 'REGION_OFFICE'`)
  region = await world.administratorOf(office, 'region')
  colleague = await world.administratorOf(office, 'region2')
})
afterAll(() => world.stop())

const parts = 'id label file { id name bytes mimeType url }'
const title = { title: '关于申报的通知', body: '见附件。' }
const add = async (file: Upload, label?: string, client = region) =>
  (
    await client.upload<{ added: Attachment[] }>(
      `mutation ($input: AddNoticeFileInput!) { added: addNoticeFile(input: $input) { ${parts} } }`,
      { label },
      file,
    )
  ).added
const remove = async (attachmentId: string, client = region) =>
  (
    await client.call<{ left: Attachment[] }>(
      `mutation ($input: RemoveNoticeFileInput!) { left: removeNoticeFile(input: $input) { ${parts} } }`,
      { input: { attachmentId } },
    )
  ).left
const publish = async (attachmentIds: string[], client = region) =>
  (
    await client.call<{ publishNotice: { id: string; attachments: Attachment[] } }>(
      `mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) { id attachments { ${parts} } } }`,
      { input: { ...title, attachmentIds } },
    )
  ).publishNotice
const waiting = async (client = region) =>
  (await client.call<{ noticeDraftFiles: Attachment[] }>(`{ noticeDraftFiles { ${parts} } }`)).noticeDraftFiles
const a = (name: string, bytes: Uint8Array): Upload => ({ name, type: 'application/pdf', bytes })
const counts = () =>
  world.world.rows(
    'select (select count(*) from notice) as notices, (select count(*) from stored_file) as files, (select count(*) from audit_entry) as acts',
  )

test('S51 a notice takes PDF, picture, Word and Excel; who is not logged in reads them, but only once it is published', async () => {
  await add(a('通知.pdf', pdf()))
  await add(await scan('图.png'))
  await add(word('申报表.docx'), '附件1：申报表')
  const added = await add(await excel('名单.xlsx'))
  expect(added.map(({ label, file }) => [label, file.name])).toEqual([
    [null, '通知.pdf'],
    [null, '图.png'],
    ['附件1：申报表', '申报表.docx'],
    [null, '名单.xlsx'],
  ])
  const [first, image, form, list] = added
  const nobody = world.desk()
  expect((await nobody.get(form!.file.url)).status).toBe(401)
  expect((await colleague.get(form!.file.url)).status).toBe(404)
  expect((await region.get(form!.file.url)).status).toBe(200)
  expect(await remove(first!.id)).toEqual([image, form, list])
  expect((await region.get(first!.file.url)).status).toBe(404)

  const { id } = await publish([form!.id, image!.id])
  const { notice } = await nobody.call<{ notice: { attachments: Attachment[] } }>(
    `query ($id: ID!) { notice(id: $id) { attachments { ${parts} } } }`,
    { id },
  )
  expect(notice.attachments).toEqual([form, image])
  const answer = await nobody.get(form!.file.url)
  expect([answer.status, (await answer.bytes()).length, answer.headers.get('x-content-type-options')]).toEqual([
    200,
    form!.file.bytes,
    'nosniff',
  ])
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="file\.docx"; filename\*=UTF-8''/)
  expect((await nobody.get(image!.file.url)).status).toBe(200)
  // What waits still is nobody's, and what is published is out of reach.
  expect((await nobody.get(list!.file.url)).status).toBe(401)
  expect(await waiting()).toEqual([list])
  expect((await refusalOf(remove(form!.id))).code).toBe('NOT_FOUND')
  await expect(world.world.rows('delete from notice_attachment where notice_id is not null')).rejects.toThrow('published')
  await remove(list!.id)
})

test('S51 anybody’s own file opens to nobody else by way of a notice', async () => {
  const [mine] = await add(a('我的.pdf', pdf()))
  const bureau = await world.administratorOf(county, 'bureau')
  for (const client of [bureau, colleague]) expect((await client.get(mine!.file.url)).status).toBe(404)
  const before = await counts()
  expect((await refusalOf(add(a('别的.pdf', pdf()), undefined, bureau))).code).toBe('FORBIDDEN')
  expect((await refusalOf(remove(mine!.id, colleague))).code).toBe('NOT_FOUND')
  for (const ids of [[mine!.id], ['x'], [crypto.randomUUID()]])
    expect((await refusalOf(publish(ids, colleague))).code).toBe('NOT_FOUND')
  expect((await refusalOf(publish([mine!.id, mine!.id]))).code).toBe('NOT_FOUND')
  expect((await refusalOf(publish(Array<string>(11).fill(mine!.id)))).code).toBe('TOO_MANY_FILES')
  expect(await counts()).toEqual(before)
  expect(await remove(mine!.id)).toEqual([])
})

test('S51 a lying type, macros, a cut file, one beyond 20 MB and the eleventh are refused, and nothing is written', async () => {
  const { bytes } = word('表.docx')
  const before = await counts()
  const wrong: [Upload, string][] = [
    [a('程序.docx', Buffer.from('MZ\x90\x00 this is a program')), 'FILE_TYPE_REFUSED'],
    [a('包.docx', archive({ 'setup.exe': 'MZ' })), 'FILE_TYPE_REFUSED'],
    [word('宏.docx', { 'word/vbaProject.bin': 'Sub AutoOpen' }), 'FILE_TYPE_REFUSED'],
    [a('半.docx', Buffer.concat([bytes, Buffer.from('<script>')])), 'FILE_TYPE_REFUSED'],
    [a('空.docx', Buffer.alloc(0)), 'FILE_EMPTY'],
    [a('大.pdf', pdf(20 * 1024 * 1024 + 1)), 'FILE_TOO_LARGE'],
  ]
  for (const [file, code] of wrong) expect([file.name, (await refusalOf(add(file))).code]).toEqual([file.name, code])
  expect((await refusalOf(add(word('表.docx'), '长'.repeat(101)))).code).toBe('INVALID_INPUT')
  expect(await counts()).toEqual(before)
  const [large] = await add(a('刚好.pdf', pdf(20 * 1024 * 1024)))
  expect(large!.file.bytes).toBe(20 * 1024 * 1024)
  for (let file = 2; file <= 10; file++) await add(a(`${file}.pdf`, pdf(200, `file ${file}`)))
  expect((await refusalOf(add(a('11.pdf', pdf())))).code).toBe('TOO_MANY_FILES')
  const { attachments } = await publish((await waiting()).map(({ id }) => id))
  expect(attachments).toHaveLength(10)
})

test('S51 only notices take Word files: a unit’s certificate is a scan, of 10 MB at most', async () => {
  const bureau = await world.administratorOf(county, 'bureau2')
  const attach = (file: Upload) =>
    refusalOf(
      bureau.upload(
        'mutation ($input: AttachUnitDocumentInput!) { attachUnitDocument(input: $input) { id } }',
        { kind: 'ORG_CODE_CERTIFICATE' },
        file,
      ),
    )
  expect((await attach(word('证书.docx'))).code).toBe('FILE_TYPE_REFUSED')
  expect((await attach(a('证书.pdf', pdf(10 * 1024 * 1024 + 1)))).code).toBe('FILE_TOO_LARGE')
})
