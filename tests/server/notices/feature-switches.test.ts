import { faultsOf, refusalOf } from '../accounts/people.js'
import type { ApiClient } from '../../support/api.js'
import { county, stage, type Stage } from '../units/actors.js'

let world: Stage
let region: ApiClient
let bureau: ApiClient

beforeAll(async () => {
  world = await stage()
  region = await world.administratorOf(await world.nameOf(`select name from unit where kind = 'REGION_OFFICE'`), 'region')
  bureau = await world.administratorOf(county, 'bureau')
})
afterAll(() => world.stop())

interface Switch {
  feature: string
  on: boolean
  changedByName: string | null
  noticeId: string | null
  noticeTitle: string | null
}

const fields = 'feature on changedByName noticeId noticeTitle'
const flip = (on: boolean, announcement?: { title: string; body: string }, client = region) =>
  client
    .call<{ done: Switch }>(`mutation ($input: FeatureSwitchInput!) { done: setFeatureSwitch(input: $input) { ${fields} } }`, {
      input: { feature: 'PUBLICITY', on, announcement },
    })
    .then(({ done }) => done)
const switches = async () =>
  (await region.call<{ featureSwitches: Switch[] }>(`{ featureSwitches { ${fields} } }`)).featureSwitches
const postings = () => bureau.call('{ publicities(first: 1) { totalCount } }')
const count = async (table: 'notice' | 'audit_entry') =>
  (await world.world.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n
const closing = { title: '关于暂停公示功能的通知', body: '系统维护。\r\n请稍后再试。' }

test('S51 a function nobody has switched is open', async () => {
  expect(await switches()).toEqual([{ feature: 'PUBLICITY', on: true, changedByName: null, noticeId: null, noticeTitle: null }])
  expect(await postings()).toEqual({ publicities: { totalCount: 0 } })
})

test('S51 closed, it is refused from the next request on, and everybody can read why', async () => {
  const done = await flip(false, closing)
  expect(done).toMatchObject({ on: false, changedByName: 'region', noticeTitle: closing.title })
  const refusal = await refusalOf(postings())
  expect([refusal.code, refusal.extensions.who]).toEqual(['FEATURE_OFF', 'REGION_OFFICE'])
  expect(await world.desk().call('query ($id: ID!) { notice(id: $id) { title body } }', { id: done.noticeId })).toEqual({
    notice: { title: closing.title, body: '系统维护。\n请稍后再试。' },
  })
  expect(await switches()).toEqual([done])
})

test('S51 the same again: silently nothing, with an announcement refused, so that none appears twice', async () => {
  const before = [await count('notice'), await count('audit_entry')]
  expect(await flip(false)).toMatchObject({ on: false, noticeTitle: closing.title })
  expect((await refusalOf(flip(false, closing))).code).toBe('STALE_REVISION')
  expect([await count('notice'), await count('audit_entry')]).toEqual(before)
})

test('S51 a faulty announcement leaves the function as it was', async () => {
  const refusal = await refusalOf(flip(true, { title: ' ', body: '字'.repeat(20_001) }))
  expect(refusal.code).toBe('INVALID_INPUT')
  expect(faultsOf(refusal)).toEqual(['announcement.title REQUIRED', 'announcement.body TOO_LONG'])
  expect((await refusalOf(postings())).code).toBe('FEATURE_OFF')
})

test('S51 two openings at once announce it once; it works again at once and the trail says who', async () => {
  const before = await count('notice')
  const answers = await Promise.allSettled(
    [1, 2].map(() => flip(true, { title: '关于开放公示功能的通知', body: '即日起开放。' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await count('notice')).toBe(before + 1)
  expect(await postings()).toEqual({ publicities: { totalCount: 0 } })
  expect(
    await world.world.rows(
      `select e.action, e.detail -> 'on' as "on", a.login_name as "by" from audit_entry e join account a on a.id = e.actor_id
       where e.subject = 'feature:PUBLICITY' order by e.seq`,
    ),
  ).toEqual([
    { action: 'setFeatureSwitch', on: false, by: 'region' },
    { action: 'setFeatureSwitch', on: true, by: 'region' },
  ])
})

const requirePostings = (campaignId: string, required: boolean, client = region) =>
  client.call('mutation ($input: PublicityRequiredInput!) { setPublicityRequired(input: $input) { id publicityRequired } }', {
    input: { campaignId, required },
  })

test('S50 S51 the region office says whether a year asks for postings; everybody reads it at once', async () => {
  const read = () =>
    world.desk().call<{ campaigns: { id: string; publicityRequired: boolean }[] }>('{ campaigns { id publicityRequired } }')
  const { id } = (await read()).campaigns[0]!
  expect(await requirePostings(id, true)).toEqual({ setPublicityRequired: { id, publicityRequired: true } })
  expect((await read()).campaigns[0]).toEqual({ id, publicityRequired: true })
  const entries = await count('audit_entry')
  await requirePostings(id, true)
  expect(await count('audit_entry')).toBe(entries)
  await requirePostings(id, false)
  expect((await read()).campaigns[0]).toEqual({ id, publicityRequired: false })
  expect((await refusalOf(requirePostings('x', true))).code).toBe('NOT_FOUND')
  expect((await refusalOf(requirePostings(crypto.randomUUID(), true))).code).toBe('NOT_FOUND')
})

test('S51 nobody else switches anything', async () => {
  expect((await refusalOf(flip(false, undefined, bureau))).code).toBe('FORBIDDEN')
  expect((await refusalOf(flip(false, undefined, world.desk()))).code).toBe('UNAUTHENTICATED')
  expect((await refusalOf(requirePostings(crypto.randomUUID(), true, bureau))).code).toBe('FORBIDDEN')
  expect((await refusalOf(bureau.call('{ featureSwitches { on } }'))).code).toBe('FORBIDDEN')
})
