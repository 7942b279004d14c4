import type { ApplicationRow } from '../../../server/applications/application.store.js'
import type { NewWebhookRequest } from '../../../server/integrations/webhooks.service.js'
import { secondsToRetry } from '../../../server/workflow/webhook-events.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openCounty, refusalOf, type County } from '../applications/county.js'
import { openReceiver, signatureOf, type Receiver } from './receiver.js'

let county: County
let bureau: Viewer
let receiver: Receiver
let application: ApplicationRow

beforeAll(async () => {
  county = await openCounty()
  bureau = await county.viewer('county')
  const guli = await county.viewer('guli')
  const begun = await county.begun('guli')
  await county.fill(begun, guli)
  application = begun
  receiver = await openReceiver()
})
afterAll(async () => {
  await county.services.jobs.stop()
  await receiver.close()
  await county.close()
})
beforeEach(() => {
  receiver.received.length = 0
  receiver.status = 204
})

const create = (request: Partial<NewWebhookRequest> = {}, viewer = bureau) =>
  county.services.webhooks.create(
    {
      name: '档案系统',
      url: receiver.url,
      events: ['APPLICATION_MOVED', 'APPLICATION_CHANGED', 'APPLICATION_REMOVED'],
      ...request,
    },
    viewer,
  )
const touch = () => county.world.rows('update application set revision = revision + 1 where id = $1', [application.id])
const jobs = async () => (await county.world.rows<{ n: number }>('select count(*)::int as n from graphile_worker.jobs'))[0]!.n
const states = () =>
  county.world.rows<{ id: string; event: string; state: string; attempts: number; wait: number }>(
    `select id, event, state, attempts, round(extract(epoch from next_attempt_at - now()))::int as wait
     from webhook_delivery order by id desc`,
  )
const journal = async (webhookId: string, viewer = bureau) =>
  (await county.services.webhookJournal.deliveries(webhookId, { first: 100 }, viewer)).edges.map(({ node }) => node)
const webhook = async (id: string) => (await county.services.webhooks.list(bureau)).find((one) => one.id === id)
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>)

test('B11 what is wrong with a new webhook is said field by field; one that leads inside is refused with its own code', async () => {
  expect(await refusalOf(create({ name: ' ', events: [], url: 'ftp://x' }))).toBe(
    'INVALID_INPUT name=REQUIRED events=REQUIRED url=NOT_A_URL',
  )
  for (const url of ['http://10.0.0.1/', 'http://[::ffff:192.168.0.1]/', 'http://0/'])
    expect(await refusalOf(create({ url }))).toBe('WEBHOOK_TARGET_REFUSED')
  expect(await refusalOf(create({ url: 'http://nowhere.invalid/' }))).toBe('INVALID_INPUT url=UNKNOWN_HOST')
  expect(await county.services.webhooks.list(bureau)).toEqual([])
})

test('B11 the job that tells of a change is there exactly when the change is, and only where somebody listens', async () => {
  await touch()
  expect(await jobs()).toBe(0)
  const { webhook } = await create()
  await county.submit({ ...application, revision: (await submitted()).revision }, await county.viewer('guli'))
  const told = await jobs()
  expect(told).toBeGreaterThan(0)
  await county.db
    .transaction(async (tx) => {
      await tx.query('update application set revision = revision + 1 where id = $1', [application.id])
      throw new Error('undone')
    })
    .catch(() => {})
  expect(await jobs()).toBe(told)
  await county.services.webhooks.disable({ webhookId: webhook.id }, bureau)
})

test('B11 a move is told by a signed request, then whatever else changes, and nothing twice', async () => {
  const { webhook, secret } = await create()
  await county.services.jobs.start()
  await touch()
  const [first] = await receiver.has(1)
  expect(first!.headers['webhook-signature']).toBe(signatureOf(secret, first!))
  expect(Math.abs(Date.now() / 1000 - Number(first!.headers['webhook-timestamp']))).toBeLessThan(10)
  const { revision, version } = await submitted()
  expect(version).toBe(1)
  // The hop was made before the webhook, so what it hears of is a change.
  expect(bodies()).toMatchObject([
    {
      id: first!.headers['webhook-id'],
      event: 'APPLICATION_CHANGED',
      action: null,
      application: { revision, status: 'WITH_UNIT' },
    },
  ])
  const head = await county.viewer('head')
  await county.services.approvalForms.startHandling(application.id, head)
  await receiver.has(2)
  const open = (await county.services.applications.application(application.id, head))!
  await county.services.dispatches.returnToApplicant(
    { applicationId: application.id, revision: open.revision, opinion: '请补充', idempotencyKey: 'webhook-return' },
    head,
  )
  await receiver.has(3)
  expect(bodies().map(({ event, action }) => [event, action])).toEqual([
    ['APPLICATION_CHANGED', null],
    ['APPLICATION_CHANGED', null],
    ['APPLICATION_MOVED', 'returnToApplicant'],
  ])
  expect(bodies()[2]!.application).toEqual({ ...(bodies()[2]!.application as object), status: 'RETURNED', holderUnitId: null })
  await county.services.webhookTeller.tell(null)
  expect((await journal(webhook.id)).map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED'])
  await county.services.webhooks.disable({ webhookId: webhook.id }, bureau)
})

const submitted = async () =>
  (
    await county.world.rows<{ revision: number; version: number }>(
      'select revision, version_number as version from application where id = $1',
      [application.id],
    )
  )[0]!

test('B11 a test is sent at once; the journal tells attempt, answer and duration; one delivery or all from a point can be sent again', async () => {
  const { webhook } = await create({ events: ['APPLICATION_REMOVED'] })
  const { id } = await county.services.webhookJournal.test({ webhookId: webhook.id }, bureau)
  await receiver.has(1)
  await touch()
  await county.services.webhookJournal.replayOne({ deliveryId: id }, bureau)
  const [sent, again] = await receiver.has(2)
  expect([sent!.headers['webhook-id'], again!.headers['webhook-id']]).toEqual([id, id])
  expect(
    await county.services.webhookJournal.replay({ webhookId: webhook.id, since: new Date(Date.now() - 60_000) }, bureau),
  ).toBe(1)
  await receiver.has(3)
  await settled()
  const attempts = await county.world.rows(
    'select number, status_code as status, fault from webhook_attempt where delivery_id = $1',
    [id],
  )
  expect(attempts).toEqual([1, 2, 3].map((number) => ({ number, status: 204, fault: null })))
  expect(bodies()[0]).toMatchObject({ event: 'TEST', application: null })
  const ahead = { webhookId: webhook.id, since: new Date(Date.now() + 60_000) }
  expect(await refusalOf(county.services.webhookJournal.replay(ahead, bureau))).toBe('INVALID_INPUT since=OUT_OF_RANGE')
  await county.services.webhooks.disable({ webhookId: webhook.id }, bureau)
  expect(await refusalOf(county.services.webhookJournal.test({ webhookId: webhook.id }, bureau))).toBe('WEBHOOK_STOPPED')
})

async function settled() {
  for (;;) {
    const [row] = await county.world.rows(`select from webhook_delivery where state = 'PENDING' and attempts = 0 limit 1`)
    if (!row) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('B11 a failure is tried again later and later; after eight the webhook stops, and goes on where it stopped', async () => {
  receiver.status = 500
  const { webhook: made } = await create({ events: ['APPLICATION_CHANGED'] })
  const { id } = await county.services.webhookJournal.test({ webhookId: made.id }, bureau)
  await receiver.has(1)
  await settled()
  for (let attempt = 1; attempt < 8; attempt++) {
    const [{ state, attempts, wait }] = (await states()) as [Awaited<ReturnType<typeof states>>[number]]
    expect([state, attempts]).toEqual(['PENDING', attempt])
    expect(Math.abs(wait - secondsToRetry(attempt)!)).toBeLessThan(5)
    await county.services.webhookDeliverer.deliver(id)
  }
  expect((await states())[0]).toMatchObject({ state: 'FAILED', attempts: 8 })
  expect(await webhook(made.id)).toMatchObject({ stopReason: 'GIVEN_UP' })
  await touch()
  receiver.received.length = 0
  receiver.status = 200
  await county.services.webhooks.enable({ webhookId: made.id }, bureau)
  await receiver.has(1)
  expect(bodies()).toMatchObject([{ event: 'APPLICATION_CHANGED' }])
  await settled()
  await county.services.webhooks.disable({ webhookId: made.id }, bureau)
})

test('B11 while a secret is exchanged a request carries both signatures', async () => {
  const { webhook, secret } = await create()
  const changed = await county.services.webhooks.rotate({ webhookId: webhook.id, graceMinutes: 60 }, bureau)
  await county.services.webhookJournal.test({ webhookId: webhook.id }, bureau)
  const [both] = await receiver.has(1)
  expect(both!.headers['webhook-signature']).toBe(`${signatureOf(changed.secret, both!)} ${signatureOf(secret, both!)}`)
  const once = await county.services.webhooks.rotate({ webhookId: webhook.id, graceMinutes: 0 }, bureau)
  await county.services.webhookJournal.test({ webhookId: webhook.id }, bureau)
  const one = (await receiver.has(2))[1]!
  expect(one.headers['webhook-signature']).toBe(signatureOf(once.secret, one))
  const rows = await county.world.rows<{ text: string }>('select webhook::text as text from webhook')
  for (const { text } of rows) expect(text).not.toContain(Buffer.from(once.secret.slice(6), 'base64').toString('hex'))
  await settled()
  await county.services.webhooks.disable({ webhookId: webhook.id }, bureau)
})

test('B11 what leaves the owner’s sight is told once without content; who loses the right hears nothing more', async () => {
  const stranger = await county.viewer('stranger')
  const { webhook: made } = await create({}, stranger)
  const trail = (ids: string[]) =>
    county.world.rows('update application set trail_unit_ids = $2::uuid[] where id = $1', [application.id, ids])
  await trail([stranger.unitId])
  await receiver.has(1)
  await trail([])
  await receiver.has(2)
  expect(bodies()[1]).toMatchObject({ event: 'APPLICATION_REMOVED', applicationId: application.id, application: null })
  await settled()
  receiver.status = 500
  await trail([stranger.unitId])
  await receiver.has(3)
  await settled()
  await county.world.rows(`update account set may_administer = false, hat = 'APPLICANT' where login_name = 'stranger'`)
  receiver.received.length = 0
  const [waiting] = await journal(made.id, stranger)
  expect(waiting).toMatchObject({ state: 'PENDING', attempts: 1 })
  await county.services.webhookDeliverer.deliver(waiting!.id)
  expect(receiver.received).toEqual([])
  expect(await county.services.webhooks.list(stranger)).toMatchObject([{ stopReason: 'RIGHTS_LOST' }])
})

test('B11 another’s webhook is nobody’s business, and ten are enough', async () => {
  const [{ id: webhookId } = { id: '' }] = await county.services.webhooks.list(bureau)
  const head = await county.viewer('head')
  const { webhooks, webhookJournal } = county.services
  for (const act of [
    webhooks.disable({ webhookId }, head),
    webhooks.enable({ webhookId }, head),
    webhookJournal.test({ webhookId }, head),
    webhooks.rotate({ webhookId, graceMinutes: 0 }, head),
    webhookJournal.deliveries(webhookId, { first: 1 }, head),
  ])
    expect(await refusalOf(act)).toBe('NOT_FOUND')
  await Promise.allSettled(Array.from({ length: 12 }, () => create({}, head)))
  expect(await webhooks.list(head)).toHaveLength(10)
  expect(await refusalOf(create({}, head))).toBe('TOO_MANY_WEBHOOKS')
})
