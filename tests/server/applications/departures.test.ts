import { SessionStore } from '../../../server/accounts/session.store.js'
import type { HeldChoice } from '../../../server/applications/departures.service.js'
import { Desk, bureau, refused, school } from '../reviews/desk.js'

let desk: Desk
const next = '疏附县第八中学'
const caller = { address: '10.0.0.1', userAgent: 'a browser' }

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  const { world } = desk.county
  for (const loginName of ['drafts', 'returned', 'reviewed', 'reported', 'kept', 'wearer'])
    await world.login({ loginName, personName: loginName, unit: school, mayAdminister: false, hat: 'APPLICANT' })
  await world.login({ loginName: 'lone', personName: 'lone', unit: bureau, mayAdminister: false, hat: 'APPLICANT' })
})
afterAll(() => desk.close())

/** The same person, with a login of the next unit. */
async function joins(loginName: string): Promise<string> {
  const { world } = desk.county
  const name = `${loginName}-next`
  await world.login({ loginName: name, personName: loginName, unit: next, mayAdminister: false, hat: 'APPLICANT' })
  await world.rows(
    `update account set id_hash = old.id_hash, id_cipher = old.id_cipher, id_masked = old.id_masked from account old
     where account.login_name = $1 and old.login_name = $2`,
    [name, loginName],
  )
  return name
}

const preview = async (who: string, by = 'head') =>
  desk.services.departures.preview(await desk.county.world.accountId(who), await desk.viewer(by))

const leaves = async (
  who: string,
  confirmedApplications: number,
  more: { by?: string; held?: HeldChoice; reason?: string } = {},
) =>
  desk.services.departures.recordDeparture(
    {
      accountId: await desk.county.world.accountId(who),
      confirmedApplications,
      held: more.held,
      reason: more.reason ?? '调往他校',
    },
    await desk.viewer(more.by ?? 'head'),
  )

async function submittedBy(who: string): Promise<string> {
  const viewer = await desk.viewer(who)
  const application = await desk.county.begun(who)
  await desk.county.fill(application, viewer)
  return (await desk.county.submit(application, viewer)).id
}

const hops = async (id: string) =>
  desk.county.db.query(
    'select action, actor_name as who, opinion from transfer where application_id = $1 order by seq desc limit 1',
    [id],
  )

test('S7 B5 whoever leaves loses the login at once and files anew in the next unit; the draft ends with its history', async () => {
  const draft = await desk.county.begun('drafts')
  const token = await new SessionStore(desk.county.db).start(desk.county.db, await desk.county.world.accountId('drafts'), caller)
  expect((await desk.services.accounts.viewerOf(token))?.personName).toBe('drafts')
  const there = await joins('drafts')
  expect((await refused(desk.county.begun(there))).code).toBe('ALREADY_FILED')

  expect(await preview('drafts')).toEqual({
    refusal: undefined,
    fates: [{ fate: 'ENDS', count: 1, unitId: null }],
    applications: 1,
  })
  expect((await refused(leaves('drafts', 0))).hint.params).toEqual({ applications: 1 })
  expect((await refused(leaves('drafts', 1, { reason: ' ' }))).code).toBe('REASON_REQUIRED')
  expect((await desk.row(draft.id)).status).toBe('DRAFT')

  expect(await leaves('drafts', 1)).toMatchObject({ revoked: true, leftAt: expect.any(Date) })
  expect(await desk.services.accounts.viewerOf(token)).toBeNull()
  expect(await desk.row(draft.id)).toMatchObject({ status: 'ENDED', holderUnitId: null })
  expect(await hops(draft.id)).toEqual([{ action: 'endApplication', who: '王校长', opinion: '调往他校' }])
  expect((await desk.county.begun(there)).status).toBe('DRAFT')
  expect((await refused(leaves('drafts', 0))).code).toBe('NOT_FOUND')

  const told = await desk.county.db.query(
    `select params from notification where kind = 'PERSON_LEFT' and params ->> 'personName' = 'drafts'`,
  )
  expect(told).toHaveLength(1)
  const acts = await desk.services.loginLists.loginActs(null, { first: 5 }, await desk.viewer('head'))
  expect(acts.edges.map(({ node }) => node.action)).toContain('recordDeparture')
})

test('S7 the login name is free again, and a person with another login goes on with that', async () => {
  await joins('wearer')
  await leaves('wearer', 0)
  const other = await desk.viewer('wearer-next')
  expect((await desk.services.applications.myApplications(other)).length).toBe(0)
  const head = await desk.viewer('head')
  const { account } = await desk.services.logins.issueLogin(
    {
      unitId: head.unitId,
      loginName: 'WEARER',
      personName: '另一个人',
      idNumber: '653121198501100008',
      phone: '13900000009',
      mayAdminister: false,
    },
    head,
  )
  expect(account.loginName).toBe('WEARER')
})

test('S7 what the unit reviews goes on or ends as it says; what was reported up goes on, and its holder is told', async () => {
  const reviewed = await submittedBy('reviewed')
  const kept = await submittedBy('kept')
  const reported = await submittedBy('reported')
  await desk.judge(reported, 'head')
  await desk.move('reportUp', reported, 'head')
  const bureauId = await desk.county.world.unitId(bureau)
  expect((await preview('reviewed')).fates).toMatchObject([{ fate: 'UNIT_DECIDES', count: 1 }])
  expect((await preview('reported')).fates).toEqual([{ fate: 'GOES_ON_ELSEWHERE', count: 1, unitId: bureauId }])

  const open = await refused(leaves('reviewed', 1))
  expect([open.code, open.hint.fields]).toEqual(['INVALID_INPUT', [{ field: 'held', code: 'REQUIRED' }]])
  await leaves('reviewed', 1, { held: 'END' })
  expect((await desk.row(reviewed)).status).toBe('ENDED')
  await leaves('kept', 1, { held: 'CONTINUE' })
  expect((await desk.row(kept)).status).toBe('WITH_UNIT')
  await desk.judge(kept, 'head')
  await desk.move('returnToApplicant', kept, 'head', '请补充')
  await leaves('reported', 1)
  expect(await desk.row(reported)).toMatchObject({ status: 'WITH_UNIT', holderUnitId: bureauId })
  expect(
    await desk.county.db.query(
      `select kind from notification where unit_id = $1 and application_id = $2 and kind = 'APPLICANT_LEFT'`,
      [bureauId, reported],
    ),
  ).toHaveLength(1)

  // What comes back to somebody who has left stands in nobody's way either.
  const there = await joins('kept')
  expect((await desk.county.begun(there)).status).toBe('DRAFT')
  expect((await desk.row(kept)).status).toBe('ENDED')
  expect((await refused(desk.county.begun(await joins('reported')))).code).toBe('ALREADY_FILED')
})

test('S40 what has ended stays as it was: no section, no move, whoever tries', async () => {
  const [{ id }] = (await desk.county.db.query(`select id from application where status = 'ENDED' limit 1`)) as [{ id: string }]
  await expect(desk.county.db.query(`update section set content = '{}' where application_id = $1`, [id])).rejects.toMatchObject({
    constraint: 'content_with_applicant',
  })
  await expect(desk.county.db.query(`update application set status = 'DRAFT' where id = $1`, [id])).rejects.toMatchObject({
    constraint: 'ended_for_good',
  })
})

test('S13 strangers see nobody; fellow administrators are the superior’s; nobody leaves a unit without an administrator', async () => {
  expect((await refused(preview('returned', 'stranger'))).code).toBe('NOT_FOUND')
  expect((await refused(leaves('returned', 0, { by: 'stranger' }))).code).toBe('NOT_FOUND')
  expect((await refused(leaves('returned', 0, { by: 'guli' }))).code).toBe('FORBIDDEN')
  expect((await preview('deputy')).refusal).toMatchObject({ rule: 'FORBIDDEN', cure: 'askSuperior' })
  const last = await refused(leaves('stranger', 0, { by: 'stranger' }))
  expect([last.code, last.hint.cure]).toEqual(['LAST_ADMINISTRATOR', 'setAdministrator'])
  expect((await refused(leaves('stranger', 0, { by: 'county' }))).code).toBe('LAST_ADMINISTRATOR')

  const outcomes = await Promise.allSettled([leaves('head', 0, { by: 'head' }), leaves('deputy', 0, { by: 'deputy' })])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('S12 a successor is appointed from the unit’s people, and then the administrator may leave', async () => {
  const set = async (who: string, mayAdminister: boolean, by: string) =>
    desk.services.logins.setAdministrator(
      { accountId: await desk.county.world.accountId(who), mayAdminister },
      await desk.viewer(by),
    )
  const heir = await joins('aman')
  expect((await refused(set(heir, true, 'guli'))).code).toBe('NOT_FOUND')
  expect(await set(heir, true, 'stranger')).toMatchObject({ mayAdminister: true, hat: 'APPLICANT' })
  expect((await refused(set(heir, false, 'stranger'))).hint).toMatchObject({ cure: 'askSuperior', who: 'SUPERIOR' })
  expect(await leaves('stranger', 0, { by: 'stranger' })).toMatchObject({ revoked: true })
  expect((await refused(set(heir, false, 'county'))).code).toBe('LAST_ADMINISTRATOR')
  expect(await set('lone', true, 'county')).toMatchObject({ mayAdminister: true })
})
