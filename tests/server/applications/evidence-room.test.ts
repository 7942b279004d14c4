import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { mostEvidence } from '../../../server/applications/evidence-room.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { pdf, upload } from '../files/uploads.js'
import { diploma, openCounty, refusalOf, type County } from './county.js'

let county: County
let guli: Viewer
let application: ApplicationRow

beforeAll(async () => {
  county = await openCounty()
  guli = await county.viewer('guli')
  application = await county.begun('guli')
})
afterAll(() => county.close())

const attach = (bytes: Buffer) =>
  county.services.evidence.attachEvidence(
    { applicationId: application.id, sectionKey: 'education', label: diploma, file: upload('证.pdf', bytes) },
    guli,
  )
/** What the first file is said to have, so that just so much is left. */
const leave = (bytes: number) =>
  county.db.query('update stored_file set bytes = $1 where id = (select id from stored_file order by id limit 1)', [
    mostEvidence - bytes,
  ])
const kept = async () => (await county.db.query('select id from stored_file')).length

test('S16 the room of an application is kept to the byte: what fits is taken, one byte more is refused and leaves nothing', async () => {
  await attach(pdf(300, 'first'))
  await leave(1000)
  expect(await refusalOf(attach(pdf(1001, 'more')))).toBe('QUOTA_EXCEEDED')
  expect(await kept()).toBe(1)
  await attach(pdf(1000, 'fits'))
  expect(await kept()).toBe(2)
})

test('S16 nothing is read when there is no room at all, and a large file is cut off where the room ends', async () => {
  await county.db.query('delete from attachment')
  await county.db.query('delete from stored_file')
  await attach(pdf(300, 'first'))
  const counted = (bytes: Buffer) => {
    const parts = [bytes.subarray(0, 65_536), bytes.subarray(65_536, 131_072), bytes.subarray(131_072)]
    const read = { parts: 0 }
    const stream = (async function* () {
      for (const part of parts) {
        read.parts += 1
        yield part
      }
    })()
    return { read, stream }
  }
  const sent = async (bytes: Buffer) => {
    const { read, stream } = counted(bytes)
    const { Readable } = await import('node:stream')
    const file = upload('证.pdf', Readable.from(stream, { highWaterMark: 1 }))
    const input = { applicationId: application.id, sectionKey: 'education', label: diploma, file }
    return [await refusalOf(county.services.evidence.attachEvidence(input, guli)), read.parts]
  }
  await leave(0)
  expect(await sent(pdf(200_000))).toEqual(['QUOTA_EXCEEDED', 0])
  await leave(1000)
  const [code, parts] = await sent(pdf(200_000))
  expect(code).toBe('QUOTA_EXCEEDED')
  expect(parts).toBeLessThan(3)
  expect(await kept()).toBe(1)
})
