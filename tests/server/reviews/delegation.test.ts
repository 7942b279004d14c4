import type { DelegationRequest } from '../../../server/accounts/review-delegations.service.js'
import { permissions, refuseAccess } from '../../../server/workflow/permissions.js'
import { rolesOf, type Viewer } from '../../../server/workflow/who-may.js'
import { Desk, refused, school } from './desk.js'

let desk: Desk
let guliId: string
const day = (offset: number) => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  guliId = (await desk.submitted()).id
})
afterAll(() => desk.close())

/** `aman` for `head`, named by `deputy`, from today on, unless told otherwise. */
async function delegate(more: Partial<DelegationRequest> = {}, by = 'deputy') {
  const [absent, stand] = [await desk.viewer('head'), await desk.viewer('aman')]
  const request = { absentId: absent.accountId, delegateId: stand.accountId, from: day(0), until: day(3), reason: '出差' }
  return desk.services.reviewDelegations.delegateReview({ ...request, ...more }, await desk.viewer(by))
}
const end = async (id: string, by = 'head') => desk.services.reviewDelegations.endDelegation(id, await desk.viewer(by))
const start = async (who: string) => desk.services.approvalForms.startHandling(guliId, await desk.viewer(who))
const rows = (sql: string, params: unknown[] = []) => desk.county.db.query<Record<string, unknown>>(sql, params)

test('B9 wrong input delegates nothing and says the cure', async () => {
  const county = await desk.viewer('county')
  const deputy = await desk.viewer('deputy')
  const wrong: Partial<DelegationRequest>[] = [
    { from: day(-1) },
    { until: day(-1) },
    { until: day(400) },
    { reason: '长'.repeat(201) },
    { absentId: (await desk.viewer('guli')).accountId },
    { absentId: county.accountId },
    { delegateId: 'x' },
    { delegateId: deputy.accountId },
  ]
  const said: unknown[] = []
  for (const more of wrong) {
    const { code, hint } = await refused(delegate(more))
    said.push([code, hint.cure, hint.fields?.map(({ field, code: fault }) => `${field} ${fault}`) ?? []])
  }
  expect(said).toEqual([
    ['INVALID_INPUT', 'correctField', ['from IN_THE_PAST']],
    ['INVALID_INPUT', 'correctField', ['until BEFORE_BEGIN']],
    ['INVALID_INPUT', 'correctField', ['until OUT_OF_RANGE']],
    ['INVALID_INPUT', 'correctField', ['reason TOO_LONG']],
    ['INVALID_INPUT', 'correctField', ['absentId NOT_A_CHOICE']],
    ['NOT_FOUND', 'chooseAnotherPerson', []],
    ['NOT_FOUND', 'chooseAnotherPerson', []],
    ['DELEGATE_ADMINISTERS', 'chooseAnotherPerson', []],
  ])
  expect(await rows('select 1 from review_delegation')).toEqual([])
})

test('B9 a delegate reviews and does nothing else; every hop and entry says in whose place', async () => {
  expect((await refused(start('aman'))).code).toBe('NOT_FOUND')
  const { id } = await delegate()
  const aman = await desk.viewer('aman')
  expect([aman.standsInFor?.personName, rolesOf(aman)]).toEqual(['王校长', ['APPLICANT', 'STAND_IN']])
  const open = (viewer: Viewer) =>
    (['Query', 'Mutation'] as const).flatMap((root) =>
      Object.entries(permissions[root]).flatMap(([field, access]) => (refuseAccess(access, viewer) ? [] : [field])),
    )
  const more = open(aman).filter((field) => !open({ ...aman, standsInFor: null }).includes(field))
  expect(more.toSorted()).toEqual(
    [
      'inbox',
      'inboxClasses',
      'sent',
      'reviewPhrases',
      'bulkPreview',
      'bulkMove',
      'bulkMoves',
      'startHandling',
      'saveApprovalForm',
      'reportUp',
      'returnToApplicant',
      'sendBack',
      'recall',
      'requestSendBack',
      'startBulkMove',
      'addReviewPhrase',
      'removeReviewPhrase',
    ].toSorted(),
  )
  await desk.judge(guliId, 'aman')
  await desk.move('reportUp', guliId, 'aman')
  const [hop] = await desk.services.db.query<object>(
    `select actor_name as actor, on_behalf_of_name as absent from transfer where application_id = $1 and action = 'reportUp'`,
    [guliId],
  )
  expect(hop).toEqual({ actor: '阿曼', absent: '王校长' })
  const [form] = await rows(
    'select reviewer_name as by, on_behalf_of_name as absent from approval_form where application_id = $1',
    [guliId],
  )
  expect(form).toEqual({ by: '阿曼', absent: '王校长' })
  const acts = await rows(
    `select action, detail ->> 'onBehalfOf' as absent from audit_entry where subject = $1 and actor_id = $2 order by seq`,
    [`application:${guliId}`, aman.accountId],
  )
  expect(acts).toEqual(
    ['startHandling', 'saveApprovalForm', 'reportUp'].map((action) => ({ action, absent: aman.standsInFor?.accountId })),
  )
  await desk.move('recall', guliId, 'aman')
  await end(id)
})

test('B9 it ends by its date or at a word, at the next request, and with the rights of either', async () => {
  const { id } = await delegate({ from: day(2), until: day(4) })
  const stands = async () => (await desk.viewer('aman')).standsInFor?.personName ?? null
  const days = (from: number, until: number) =>
    rows('update review_delegation set from_day = $2, until_day = $3 where id = $1', [id, day(from), day(until)])
  expect(await stands()).toBeNull()
  await days(-3, 0)
  expect(await stands()).toBe('王校长')
  await days(-3, -1)
  expect(await stands()).toBeNull()
  expect((await refused(end(id))).code).toBe('DELEGATION_OVER')
  await days(-3, 3)
  await rows(`update account set may_administer = false, hat = 'APPLICANT' where login_name = 'head'`)
  expect(await stands()).toBeNull()
  await rows(`update account set may_administer = true, hat = 'UNIT_ADMIN' where login_name = 'head'`)
  expect(await stands()).toBe('王校长')
  expect((await refused(end(id, 'county'))).code).toBe('NOT_FOUND')
  await end(id, 'deputy')
  expect(await stands()).toBeNull()
  expect(
    (await refused(desk.services.approvalForms.saveApprovalForm({ applicationId: guliId, items: [] }, await desk.viewer('aman'))))
      .code,
  ).toBe('NOT_FOUND')
  expect((await refused(end(id))).code).toBe('DELEGATION_OVER')
  const told = await rows(`select kind from notification where account_id = $1 order by id desc limit 2`, [
    (await desk.viewer('aman')).accountId,
  ])
  expect(told).toEqual([{ kind: 'DELEGATION_ENDED' }, { kind: 'REVIEW_DELEGATED' }])
})

test('B9 nobody stands in for two colleagues on one day, also when both are named at once', async () => {
  const deputy = await desk.viewer('deputy')
  const both = await Promise.allSettled([delegate({}, 'head'), delegate({ absentId: deputy.accountId })])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { code, hint } = await refused(delegate({ from: day(3), until: day(5) }))
  expect([code, hint.cure]).toEqual(['DELEGATION_OVERLAPS', 'endDelegation'])
  await rows(
    'update review_delegation set ended_at = now(), ended_by_id = named_by_id, ended_by_name = named_by_name where ended_at is null',
  )
})

test('S14 B9 nobody handles their own application through a delegation, nor that of whoever named them', async () => {
  const submit = async (key: string) => {
    const viewer = { ...(await desk.viewer(key)), hat: 'APPLICANT' as const }
    const application = await desk.county.begun(key)
    await desk.county.fill(application, viewer)
    return (await desk.county.submit(application, viewer)).id
  }
  const ids = [await submit('aman'), await submit('head'), await submit('deputy')]
  await delegate()
  const aman = await desk.viewer('aman')
  for (const id of ids) expect((await refused(desk.services.approvalForms.startHandling(id, aman))).code).toBe('OWN_APPLICATION')
  await desk.services.approvalForms.startHandling(ids[0]!, await desk.viewer('head'))
})

test('B9 the unit’s delegations are its own business', async () => {
  const list = async (who: string) => (await desk.services.reviewDelegations.delegations(await desk.viewer(who))).length
  expect([await list('head'), await list('county')]).toEqual([4, 0])
  const acts = await rows(
    `select action, count(*)::int as count from audit_entry where subject = 'unit:' || (select id from unit where name = $1)
     and action in ('delegateReview', 'endDelegation') group by 1 order by 1`,
    [school],
  )
  expect(acts).toEqual([
    { action: 'delegateReview', count: 4 },
    { action: 'endDelegation', count: 2 },
  ])
})
