import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import express from 'express'
import sharp from 'sharp'
import { Database } from '../../../server/database/database.js'
import { BytesMissing, keyOf, type FileStore } from '../../../server/files/file-store.js'
import { FilesService } from '../../../server/files/files.service.js'
import { openFileStore } from '../../../server/files/open-file-store.js'
import type { StoredFileRow } from '../../../server/files/stored-file.store.js'
import { listen, type Listener } from '../../../server/http/listener.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openBucket, type Bucket } from '../../support/bucket.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'
import { World } from '../../support/world.js'
import { pdf, picture, upload } from './uploads.js'

let fresh: FreshDatabase
let db: Database
let bucket: Bucket
let viewer: Viewer

beforeAll(async () => {
  fresh = await freshDatabase()
  db = await Database.connect(fresh.url)
  bucket = await openBucket()
  Object.assign(process.env, bucket.keys)
  const world = World.in(fresh.url)
  const [unit, hat] = ['疏附县第一中学', 'APPLICANT'] as const
  const unitId = await world.unit({ name: unit, level: 'COUNTY', divisionCode: '653121' })
  const accountId = await world.login({ loginName: 'guli', personName: '古丽', unit, mayAdminister: false, hat })
  await world.close()
  viewer = {
    accountId,
    personName: '古丽',
    unitId,
    unitName: unit,
    unitKind: 'ORDINARY',
    unitStatus: 'APPROVED',
    unitApproved: true,
    unitReceives: false,
    hat,
    mayAdminister: false,
    mustChangePassword: false,
  }
})
afterAll(async () => {
  await db.close()
  await bucket.close()
  await fresh.drop()
})

const day = 24 * 3_600_000
const inTwoDays = () => new Date(Date.now() + 2 * day)

/** The same for both kinds of store. */
describe.each(['a directory', 'a bucket'])('B15 S16 files kept in %s', (kind) => {
  let dataDir: string
  let store: FileStore
  let arrivals: string
  let files: FilesService
  let listener: Listener

  beforeAll(async () => {
    await db.query('truncate stored_file cascade')
    dataDir = await mkdtemp(path.join(tmpdir(), 'keeping-test-'))
    const places = openFileStore(kind === 'a bucket' ? bucket.url : undefined, dataDir)
    ;({ store, arrivals } = places)
    files = new FilesService(db, places)
    files.allow(() => Promise.resolve(true))
    const app = express()
    app.get('/:form/:id', (req, res) => files.send(viewer, req.params.id, req.params.form as 'inline', res))
    listener = await listen('127.0.0.1', 0)
    listener.serve(app)
  })
  afterAll(async () => {
    await listener.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  const keep = (name: string, bytes: Buffer): Promise<StoredFileRow> =>
    files.store(upload(name, bytes), viewer, (_tx, file) => Promise.resolve(file))
  const get = (form: string, id: string, headers: Record<string, string> = {}) =>
    fetch(`${listener.address}/${form}/${id}`, { headers })
  const lying = async () => {
    const keys: string[] = []
    for await (const { key } of store.list()) keys.push(key)
    return keys.sort()
  }

  test('go out whole, in parts, and to be saved under their name', async () => {
    const { id } = await keep('证书.pdf', pdf(5000))
    const whole = await get('inline', id)
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(pdf(5000))
    expect(whole.headers.get('content-length')).toBe('5000')
    const part = await get('inline', id, { range: 'bytes=4990-' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 4990-4999/5000'])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(pdf(5000).subarray(4990))
    expect((await get('inline', id, { range: 'bytes=5000-' })).status).toBe(416)
    const saved = await get('attachment', id)
    expect(Object.fromEntries(saved.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E8%AF%81%E4%B9%A6.pdf$/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    await saved.body?.cancel()
  })

  test('have a small picture each, unless they are documents', async () => {
    const big = await sharp({ create: { width: 1600, height: 800, channels: 3, background: '#d08030' } })
      .png()
      .toBuffer()
    const { id } = await keep('照片.png', big)
    for (const _twice of [1, 2]) {
      const small = await get('thumbnail', id)
      expect(small.headers.get('content-type')).toBe('image/jpeg')
      expect(small.headers.get('cache-control')).toBe('private, no-store')
      expect(await sharp(await small.arrayBuffer()).metadata()).toMatchObject({ format: 'jpeg', width: 240, height: 120 })
    }
    expect((await get('thumbnail', (await keep('证书.pdf', pdf())).id)).status).toBe(404)
  })

  test('are gone with their small picture when their feature needs them no longer', async () => {
    const before = await lying()
    const { id } = await keep('照片.jpg', await picture('jpeg', 90))
    await (await get('thumbnail', id)).arrayBuffer()
    expect(await lying()).toHaveLength(before.length + 2)
    await files.forget(id)
    expect(await lying()).toEqual(before)
  })

  test('a sweep takes what no row knows after a day, what a killed node left, and names what is lost', async () => {
    const kept = await keep('留.pdf', pdf(300, 'kept'))
    const lost = await keep('丢.pdf', pdf(301, 'lost'))
    await store.remove(keyOf(lost.sha256))
    await mkdir(arrivals, { recursive: true })
    const half = path.join(arrivals, 'half')
    await writeFile(half, 'cut')
    await writeFile(path.join(arrivals, 'nobody'), 'nobody')
    await store.put(keyOf('ab'.repeat(32)), path.join(arrivals, 'nobody'))
    const before = await lying()

    await writeFile(path.join(arrivals, 'under way'), 'now')
    expect(await files.sweep()).toEqual({ arrivals: 0, orphans: 0, missing: [lost.id] })
    expect(await lying()).toEqual(before)

    await utimes(half, new Date(Date.now() - day), new Date(Date.now() - day))
    expect((await files.sweep()).arrivals).toBe(1)
    expect(await readdir(arrivals)).toContain('under way')
    expect(await files.sweep(inTwoDays())).toMatchObject({ orphans: 1, missing: [lost.id] })
    expect(await lying()).toEqual(before.filter((key) => key !== keyOf('ab'.repeat(32))))
    expect((await get('inline', kept.id)).status).toBe(200)
    expect((await get('inline', lost.id)).status).toBe(404)
    await expect(store.read(keyOf(lost.sha256))).rejects.toThrow(BytesMissing)
    await db.query('delete from stored_file where id = $1', [lost.id])
  })

  test('an upload that is refused after its bytes came leaves neither', async () => {
    const before = await lying()
    const storing = files.store(upload('甲.pdf', pdf(400, 'refused')), viewer, () => Promise.reject(new Error('no')))
    await expect(storing).rejects.toThrow('no')
    expect(await lying()).toEqual(before)
    expect((await readdir(arrivals)).filter((name) => name !== 'under way')).toEqual([])
  })
})
