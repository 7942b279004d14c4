import { pdf } from '../server/files/uploads.js'
import { ApiClient } from '../support/api.js'
import { openBucket, type Bucket } from '../support/bucket.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { password } from '../support/person.js'
import { scan } from '../support/sample-files.js'
import { World } from '../support/world.js'
import { startNodes, type Nodes } from './nodes.js'

let fresh: FreshDatabase
let bucket: Bucket
let nodes: Nodes

beforeAll(async () => {
  fresh = await freshDatabase()
  bucket = await openBucket()
  nodes = await startNodes(2, { DATABASE_URL: fresh.url, FILE_STORE: bucket.url, ...bucket.keys })
  const world = World.in(fresh.url)
  const unit = '疏附县第五中学'
  await world.unit({ name: unit, level: 'COUNTY', divisionCode: '653121', status: 'DRAFT' })
  await world.login({ loginName: 'head', personName: '校长', unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
  await world.close()
}, 120_000)
// When a start fails, what comes after it is not there.
afterAll(async () => {
  await nodes?.stop()
  await bucket?.close()
  await fresh?.drop()
})

test('S16 B15 what one node has taken in is shown by every node: the files lie in a bucket', async () => {
  const head = new ApiClient(nodes.balancer.address)
  await head.logIn('head', password)
  const attach = `mutation ($input: AttachUnitDocumentInput!) { attachUnitDocument(input: $input) {
    documents { kind file { url thumbnailUrl downloadUrl bytes } } } }`
  interface Attached {
    attachUnitDocument: { documents: { kind: string; file: { url: string; thumbnailUrl: string | null; downloadUrl: string } }[] }
  }
  const paper = { name: '证书.pdf', type: 'application/pdf', bytes: pdf(100_000) }
  await head.upload<Attached>(attach, { kind: 'BUSINESS_LICENCE' }, paper)
  const { attachUnitDocument } = await head.upload<Attached>(attach, { kind: 'ORG_CODE_CERTIFICATE' }, await scan('代码证'))
  for (const { kind, file } of attachUnitDocument.documents)
    for (const _node of nodes.processes) {
      const whole = await head.get(file.url)
      expect([whole.status, (await whole.arrayBuffer()).byteLength > 0]).toEqual([200, true])
      expect((await head.get(file.downloadUrl)).headers.get('content-disposition')).toMatch(/^attachment/)
      if (kind === 'ORG_CODE_CERTIFICATE') expect((await head.get(file.thumbnailUrl!)).status).toBe(200)
      expect((await new ApiClient(nodes.balancer.address).get(file.url)).status).toBe(401)
    }
})
