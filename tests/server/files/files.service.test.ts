import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import express from 'express'
import sharp from 'sharp'
import { Database } from '../../../server/database/database.js'
import { DomainError } from '../../../server/errors.js'
import { FilesService } from '../../../server/files/files.service.js'
import { openFileStore } from '../../../server/files/open-file-store.js'
import { largestFile } from '../../../server/files/received-file.js'
import type { StoredFileRow } from '../../../server/files/stored-file.store.js'
import { listen } from '../../../server/http/listener.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'
import { World } from '../../support/world.js'
import { pdf, picture, upload } from './uploads.js'

let fresh: FreshDatabase
let db: Database
let dataDir: string
let files: FilesService
let viewer: Viewer

beforeAll(async () => {
  fresh = await freshDatabase()
  db = await Database.connect(fresh.url)
  dataDir = await mkdtemp(path.join(tmpdir(), 'files-test-'))
  files = new FilesService(db, openFileStore(undefined, dataDir))
  const world = World.in(fresh.url)
  const unitId = await world.unit({ name: '疏附县第一中学', level: 'COUNTY', divisionCode: '653121' })
  const accountId = await world.login({
    loginName: 'guli',
    personName: '古丽',
    unit: '疏附县第一中学',
    mayAdminister: false,
    hat: 'APPLICANT',
  })
  await world.close()
  viewer = {
    accountId,
    personName: '古丽',
    unitId,
    unitName: '疏附县第一中学',
    unitKind: 'ORDINARY',
    unitStatus: 'APPROVED',
    unitApproved: true,
    unitReceives: false,
    hat: 'APPLICANT',
    mayAdminister: false,
    mustChangePassword: false,
  }
})

afterAll(async () => {
  await db.close()
  await fresh.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const store = (name: string, bytes: Buffer | Readable, truncated = false): Promise<StoredFileRow> =>
  files.store(upload(name, bytes, truncated), viewer, (_tx, file) => Promise.resolve(file))
const place = ({ sha256 }: StoredFileRow) => path.join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2))
const recorded = async () => (await db.query<{ id: string }>('select id from stored_file')).length
const onDisk = async () =>
  (await readdir(path.join(dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length
const refusalOf = async (storing: Promise<unknown>): Promise<string> => {
  const error = await storing.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!(error instanceof DomainError)) throw error ?? new Error('it was accepted')
  return [error.code, error.hint.params?.reason, error.hint.fields?.[0]?.code].filter(Boolean).join(' ')
}

describe('an upload', () => {
  test('is kept by content, equal ones once', async () => {
    const first = await store('证书.pdf', pdf())
    const second = await store('副本.pdf', pdf())
    expect(first).toMatchObject({ name: '证书.pdf', mimeType: 'application/pdf', bytes: 200 })
    expect(second.id).not.toBe(first.id)
    expect(second.sha256).toBe(first.sha256)
    expect(await readFile(place(first))).toEqual(pdf())
    expect(await onDisk()).toBe(1)
  })

  test('is taken at 10 MB and refused one byte above', async () => {
    expect((await store('大.pdf', pdf(largestFile))).bytes).toBe(largestFile)
    expect(await refusalOf(store('太大.pdf', pdf(largestFile + 1)))).toBe('FILE_TOO_LARGE')
  })

  test('a picture is made anew: where it was taken is gone', async () => {
    const sent = await picture('jpeg')
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const kept = await store('照片.JPEG', sent)
    expect(kept).toMatchObject({ name: '照片.jpg', mimeType: 'image/jpeg' })
    expect((await sharp(place(kept)).metadata()).exif).toBeUndefined()
    expect((await stat(place(kept))).size).toBe(kept.bytes)
  })

  test('a picture with something hidden behind it loses what is hidden', async () => {
    const kept = await store('a.png', Buffer.concat([await picture('png'), Buffer.from('<script>alert(1)</script>')]))
    expect((await readFile(place(kept))).includes('script')).toBe(false)
  })

  test.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\材料\\学位证.PDF', '学位证.pdf'],
    ['a\u202efdp.exe', 'afdp.exe.pdf'],
    ['', '未命名.pdf'],
    ['长'.repeat(10_000), `${'长'.repeat(150)}.pdf`],
  ])('gets a harmless name (%#)', async (given, called) => {
    expect((await store(given, pdf())).name).toBe(called)
  })
})

describe('what is refused leaves nothing behind', () => {
  const bomb = () =>
    sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' }, limitInputPixels: false })
      .png()
      .toBuffer()
  /** The end record of a ZIP archive: a reader that begins at the end takes the whole file for one. */
  const emptyArchive = (comment = '') => {
    const record = Buffer.alloc(22)
    record.write('PK\x05\x06', 'latin1')
    record.writeUInt16LE(comment.length, 20)
    return Buffer.concat([record, Buffer.from(comment)])
  }
  const broken = () =>
    new Readable({
      read() {
        this.push(pdf(100_000))
        this.destroy(new Error('Request disconnected'))
      },
    })

  test.each<[string, () => Promise<Buffer | Readable> | Buffer | Readable, string]>([
    ['nothing at all', () => Buffer.alloc(0), 'FILE_EMPTY'],
    ['a program called .pdf', () => Buffer.from('MZ\x90\0 this is no document'), 'FILE_TYPE_REFUSED UNKNOWN_TYPE'],
    ['a page called .pdf', () => Buffer.from('<html><script>alert(1)</script></html>'), 'FILE_TYPE_REFUSED UNKNOWN_TYPE'],
    ['a drawing with scripts', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'FILE_TYPE_REFUSED UNKNOWN_TYPE'],
    ['a PDF without an end', () => pdf().subarray(0, 150), 'FILE_TYPE_REFUSED DAMAGED'],
    ['a PDF behind a page', () => Buffer.concat([Buffer.from('<html>'), pdf()]), 'FILE_TYPE_REFUSED UNKNOWN_TYPE'],
    ['a PDF that is an archive too', () => Buffer.concat([pdf(), emptyArchive()]), 'FILE_TYPE_REFUSED DAMAGED'],
    [
      'a PDF with a commented archive behind it',
      () => Buffer.concat([pdf(), emptyArchive('x'.repeat(900))]),
      'FILE_TYPE_REFUSED DAMAGED',
    ],
    ['half a picture', async () => (await picture('jpeg')).subarray(0, 500), 'FILE_TYPE_REFUSED DAMAGED'],
    ['a picture that eats memory', bomb, 'FILE_TYPE_REFUSED TOO_MANY_PIXELS'],
    ['an upload that breaks off', broken, 'INVALID_INPUT UPLOAD_ABORTED'],
  ])('%s', async (_what, bytes, code) => {
    const before = [await recorded(), await onDisk()]
    expect(await refusalOf(store('证明.pdf', await bytes()))).toBe(code)
    expect([await recorded(), await onDisk()]).toEqual(before)
  })

  test('a file that the parser has cut', async () => {
    expect(await refusalOf(store('证明.pdf', pdf(), true))).toBe('FILE_TOO_LARGE')
  })

  test('an upload that never came', async () => {
    const missing = Promise.reject<never>(new Error('File missing in the request.'))
    // The parser does the same, so that one nobody waits for does not end the process.
    missing.catch(() => {})
    const storing = files.store(missing, viewer, () => Promise.resolve())
    expect(await refusalOf(storing)).toBe('INVALID_INPUT REQUIRED')
  })

  test('whatever its feature refuses afterwards; what others have stored stays', async () => {
    const kept = await store('甲.pdf', pdf(300, 'kept'))
    const before = [await recorded(), await onDisk()]
    const refuse = () => Promise.reject(new DomainError('NOT_EDITABLE'))
    for (const word of ['kept', 'new'])
      expect(await refusalOf(files.store(upload('乙.pdf', pdf(300, word)), viewer, refuse))).toBe('NOT_EDITABLE')
    expect([await recorded(), await onDisk()]).toEqual(before)
    expect(await readFile(place(kept))).toEqual(pdf(300, 'kept'))
  })
})

test('a forgotten file is gone with its bytes, unless something still refers to them', async () => {
  const [one, twin] = [await store('一.pdf', pdf(250, 'twin')), await store('二.pdf', pdf(250, 'twin'))]
  await db.query('insert into unit_document (unit_id, kind, file_id) values ($1, $2, $3)', [
    viewer.unitId,
    'BUSINESS_LICENCE',
    twin.id,
  ])
  await files.forget(one.id)
  await files.forget(twin.id)
  expect(await db.query('select id from stored_file where id = any ($1)', [[one.id, twin.id]])).toEqual([{ id: twin.id }])
  expect(await readFile(place(twin))).toEqual(pdf(250, 'twin'))
  await db.query('delete from unit_document where file_id = $1', [twin.id])
  await files.forget(twin.id)
  await expect(stat(place(twin))).rejects.toThrow('ENOENT')
})

describe('reading a file', () => {
  let listener: Awaited<ReturnType<typeof listen>>
  let asking: Viewer | null
  const readable = new Set<string>()
  const get = (id: string, headers: Record<string, string> = {}) => fetch(`${listener.address}/files/${id}`, { headers })

  beforeAll(async () => {
    const app = express()
    app.get('/files/:id', (req, res) =>
      files.send(asking, req.params.id, req.query.download === undefined ? 'inline' : 'attachment', res),
    )
    files.allow((_viewer, id) => Promise.resolve(readable.has(id)))
    listener = await listen('127.0.0.1', 0)
    listener.serve(app)
  })
  afterAll(() => listener.close())
  beforeEach(() => {
    asking = viewer
  })

  test('in place, under its name, without leave to do anything', async () => {
    const { id } = await store("李's 证书.pdf", pdf())
    readable.add(id)
    const answer = await get(id)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="file.pdf"; filename*=UTF-8''%E6%9D%8E%27s%20%E8%AF%81%E4%B9%A6.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf())
    const part = await get(id, { range: 'bytes=0-4' })
    expect([part.status, await part.text()]).toEqual([206, '%PDF-'])
  })

  test('a picture is shown in a sandbox', async () => {
    const { id } = await store('照片.png', await picture('png'))
    readable.add(id)
    expect((await get(id)).headers.get('content-security-policy')).toContain('sandbox')
  })

  test('who may not read it learns as much as of a file that is not there', async () => {
    const { id } = await store('他人.pdf', pdf())
    const [hidden, missing] = [await get(id), await get('019ab000-0000-7000-8000-000000000000')]
    expect([hidden.status, missing.status]).toEqual([404, 404])
    expect(await hidden.text()).toBe(await missing.text())
  })

  test.each(['not-an-id', '%00', '..%2f..%2fsecret', "' or 1=1"])('asked for %s', async (id) => {
    expect((await get(id)).status).toBe(404)
  })

  test('nobody, and whoever has not come far enough, gets a coded refusal', async () => {
    const { id } = await store('证书.pdf', pdf())
    readable.add(id)
    asking = null
    const nobody = await get(id)
    expect([nobody.status, await nobody.json()]).toMatchObject([401, { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }])
    asking = { ...viewer, mustChangePassword: true }
    expect([(await get(id)).status]).toEqual([403])
  })

  test('a file whose bytes are lost answers 404 and no path', async () => {
    const lost = await store('丢.pdf', pdf(260, 'lost'))
    readable.add(lost.id)
    await rm(place(lost))
    const answer = await get(lost.id)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain(dataDir)
  })
})
