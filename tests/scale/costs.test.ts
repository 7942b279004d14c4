import { readFile, readdir, writeFile } from 'node:fs/promises'
import { print, type DocumentNode } from 'graphql'
import sharp from 'sharp'
import * as client from '../../client/generated/graphql.js'
import { ApiClient } from '../support/api.js'
import { password } from '../support/person.js'
import { diploma, openCounty, type County } from '../server/applications/county.js'
import { startNodes, type Nodes } from './nodes.js'

/**
 * What one request of each kind costs in processor time, of the node and of PostgreSQL: what the machine does besides does
 * not count, unlike with a clock. COSTS=docs/costs.json writes it down for docs/scale.md.
 */
let county: County
let nodes: Nodes
let postmaster: number
const guli: { client: ApiClient; id: string } = { client: undefined!, id: '' }
let head: ApiClient

const perSecond = 100
/** Milliseconds of user and system time. */
async function workOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user = '0', system = '0'] = text.split(') ')[1]?.split(' ').slice(11, 13) ?? []
  return ((Number(user) + Number(system)) * 1000) / perSecond
}
/** Of its processes that live, and of those that have ended. */
async function workOfPostgres(): Promise<number> {
  const own = await readFile(`/proc/${postmaster}/stat`, 'utf8')
  const [ended = '0', endedSystem = '0'] = own.split(') ')[1]!.split(' ').slice(13, 15)
  let sum = ((Number(ended) + Number(endedSystem)) * 1000) / perSecond
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    if (Number(text.split(') ')[1]?.split(' ')[1]) === postmaster) sum += await workOf(Number(pid))
  }
  return sum
}

beforeAll(async () => {
  county = await openCounty()
  const begun = await county.begun('guli')
  await county.fill(begun, await county.viewer('guli'))
  const [row] = await county.world.rows<{ name: string; pid: number }>(
    'select current_database() as name, pg_backend_pid() as pid',
  )
  postmaster = Number((await readFile(`/proc/${row!.pid}/stat`, 'utf8')).split(') ')[1]!.split(' ')[1])
  const url = new URL(process.env.TEST_POSTGRES_URL!)
  url.pathname = `/${row!.name}`
  nodes = await startNodes(1, { DATABASE_URL: url.href })
  const { address } = nodes.processes[0]!
  guli.client = new ApiClient(address)
  guli.id = begun.id
  await guli.client.logIn('guli', password)
  head = new ApiClient(address)
  await head.logIn('head', password)
}, 240_000)
// When a start fails, what comes after it is not there.
afterAll(async () => {
  await nodes?.stop()
  await county?.close()
}, 60_000)

const ask = (who: ApiClient, document: DocumentNode, variables: object = {}) =>
  who.call<never>(print(document), variables as Record<string, unknown>)
const revisionOf = async (key: string) => {
  const { application } = await guli.client.call<{ application: { sections: { key: string; revision: number }[] } }>(
    'query ($id: ID!) { application(id: $id) { sections { key revision } } }',
    { id: guli.id },
  )
  return application.sections.find((section) => section.key === key)!.revision
}

test('B15 the cost of a request of each kind', async () => {
  const nobody = new ApiClient(nodes.processes[0]!.address)
  let revision = await revisionOf('summary')
  let moved = 1
  const [{ revision: first } = { revision: 1 }] = await county.world.rows<{ revision: number }>(
    'select revision from application where id = $1',
    [guli.id],
  )
  moved = first
  const noise = Buffer.alloc(900 * 1200 * 3, 0).map((_, at) => (at * 2654435761) >>> 24)
  const photo = await sharp(noise, { raw: { width: 900, height: 1200, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()

  const kinds: Record<string, { times: number; requests: number; act: (turn: number) => Promise<unknown> }> = {
    publicPage: {
      times: 100,
      requests: 2,
      act: () => both(ask(nobody, client.HomeNoticesDocument, { first: 10 }), ask(nobody, client.HomeOfficesDocument)),
    },
    dossier: { times: 60, requests: 1, act: () => ask(guli.client, client.EditApplicationDocument, { id: guli.id }) },
    inbox: { times: 60, requests: 1, act: () => ask(head, client.ReviewInboxDocument, { first: 50 }) },
    statistics: {
      times: 60,
      requests: 1,
      act: () => ask(head, client.StatisticsTableDocument, { groupBy: ['STATUS', 'LEVEL', 'SERIES'] }),
    },
    autosave: {
      times: 80,
      requests: 1,
      act: async (turn) => {
        const section = { summary: { text: `第${turn}稿。${'工作'.repeat(300)}` } }
        await ask(guli.client, client.SaveSectionDocument, { input: { applicationId: guli.id, revision, section } })
        revision += 1
      },
    },
    move: {
      times: 60,
      requests: 2,
      act: async (turn) => {
        for (const [verb, document] of [
          ['submit', client.SubmitApplicationDocument],
          ['withdraw', client.WithdrawApplicationDocument],
        ] as const) {
          const input = { applicationId: guli.id, revision: moved, idempotencyKey: `cost-${verb}-${turn}` }
          await ask(guli.client, document, { input })
          const rows = await county.world.rows<{ revision: number }>('select revision from application where id = $1', [guli.id])
          moved = rows[0]!.revision
        }
      },
    },
    upload: {
      times: 20,
      // With its removal.
      requests: 1,
      act: async (turn) => {
        const input = { applicationId: guli.id, sectionKey: 'education', label: diploma }
        const bytes = Buffer.concat([photo, Buffer.from([turn])])
        const { attachEvidence } = await guli.client.upload<{ attachEvidence: { attachments: { id: string }[] } }>(
          'mutation ($input: AttachEvidenceInput!) { attachEvidence(input: $input) { attachments { id } } }',
          input,
          { name: '照片.jpg', type: 'image/jpeg', bytes },
        )
        const attachmentId = attachEvidence.attachments.at(-1)!.id
        await guli.client.call('mutation ($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { key } }', {
          input: { attachmentId },
        })
      },
    },
    logIn: { times: 12, requests: 2, act: () => new ApiClient(nodes.processes[0]!.address).logIn('guli', password) },
  }
  const costs: Record<string, { nodeMs: number; postgresMs: number }> = {}
  for (const [kind, { times, requests, act }] of Object.entries(kinds)) {
    const warm = Math.ceil(times / 4)
    for (let turn = 0; turn < warm; turn++) await act(turn)
    const pid = nodes.processes[0]!.child.pid!
    const before = [await workOf(pid), await workOfPostgres()] as const
    for (let turn = warm; turn < warm + times; turn++) await act(turn)
    const after = [await workOf(pid), await workOfPostgres()] as const
    const each = (at: 0 | 1) => Math.round(((after[at] - before[at]) / times / requests) * 100) / 100
    costs[kind] = { nodeMs: each(0), postgresMs: each(1) }
  }
  for (const { nodeMs, postgresMs } of Object.values(costs)) expect(nodeMs + postgresMs).toBeGreaterThan(0)
  const { COSTS } = process.env
  if (COSTS) await writeFile(COSTS, `${JSON.stringify({ measured: new Date().toISOString().slice(0, 10), costs }, null, 2)}\n`)
}, 400_000)

const both = (...asked: Promise<unknown>[]) => Promise.all(asked)
