import { createHash } from 'node:crypto'
import { ApiClient, ApiRefusal } from '../../support/api.js'
import { password } from '../../support/person.js'
import { schoolOf } from '../../journeys/places.js'
import { Hall } from './hall.js'

interface Panel {
  id: string
  stage: string
  revision: number
  drawSeed: string | null
  members: { accountId: string; personName: string; replaced: boolean; position: number }[]
  drawOrder: { accountId: string; personName: string; position: number | null }[]
  excluded: { personName: string; reason: string }[]
  cases: { applicationId: string; application: { id: string } | null }[]
  availableActions: { action: string; allowed: boolean; rule: string | null }[]
}

const wanted = `id stage revision drawSeed members { accountId personName replaced position } drawOrder { accountId personName position }
  excluded { personName reason } cases { applicationId application { id } } availableActions { action allowed rule }`
const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
/** Each of a school of their own; 同事 works where the applicant does, 妻子 is related to her. */
const pool = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'wife']

let hall: Hall
let ground: { committeeId: string; campaignId: string }
let waiting: string[]
let experts: Map<string, string>

const entered = new Map<string, ApiClient>()
const as = (who: string) => entered.get(who) ?? hall.as(who)
async function enter(who: string): Promise<void> {
  const client = new ApiClient(hall.server.address)
  await client.logIn(who, password)
  entered.set(who, client)
}

const call = async <Answer>(who: string, name: string, input: Record<string, unknown>, fields = wanted) => {
  const types: Record<string, string> = { drawPanel: 'MeetingStep' }
  const type = types[name] ?? name[0]!.toUpperCase() + name.slice(1)
  const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${fields} } }`
  return (await as(who).call<Record<string, Answer>>(document, { input }))[name]!
}
const panel = (name: string, input: Record<string, unknown>, who = 'office') => call<Panel>(who, name, input)
const plan = (applicationIds: string[], more: Record<string, unknown> = {}) => ({
  title: '第一次评审会',
  heldOn: inTwoDays,
  panelSize: 5,
  applicationIds,
  ...more,
})
const created = (applicationIds: string[]) => panel('createMeeting', { ...ground, ...plan(applicationIds) })
const faults = (answer: Promise<unknown>) =>
  answer.then(
    () => 'done',
    (error: unknown) => (error instanceof ApiRefusal ? error.extensions : Promise.reject(error)),
  )
const candidates = async (who = 'office') => {
  const { meetingCandidates } = await as(who).call<{ meetingCandidates: { edges: { node: { id: string } }[] } }>(
    `query ($committeeId: ID!, $campaignId: ID!) { meetingCandidates(committeeId: $committeeId, campaignId: $campaignId) { edges { node { id } } } }`,
    ground,
  )
  return meetingCandidates.edges.map(({ node }) => node.id)
}
const sits = async (who: string) => {
  const { viewer } = await as(who).call<{ viewer: { roles: string[] } }>('{ viewer { roles } }')
  return viewer.roles.includes('EXPERT')
}

beforeAll(async () => {
  hall = await Hall.open()
  const { world } = hall
  for (const [index, loginName] of [...pool, 'colleague'].entries()) {
    const unit = loginName === 'colleague' ? '疏附县第一中学' : `疏附县第${index + 11}中学`
    if (loginName !== 'colleague') await world.unit(schoolOf(unit))
    await world.login({ loginName, personName: loginName, unit, mayAdminister: false, hat: 'APPLICANT' })
  }
  await Promise.all(['p1', 'wife'].map(enter))
  const first = await hall.summoned({ cases: 1 })
  const [row] = await world.rows<{ committeeId: string; campaignId: string }>(
    `select committee_id as "committeeId", campaign_id as "campaignId" from meeting where id = $1`,
    [first.id],
  )
  ground = row!
  await world.rows(`update meeting set stage = 'CANCELLED', cancelled_at = now(), cancel_reason = '另行安排' where id = $1`, [
    first.id,
  ])
  await hall
    .summoned({ cases: 3 })
    .then(({ id }) =>
      world.rows(`update meeting set stage = 'CANCELLED', cancelled_at = now(), cancel_reason = '另行安排' where id = $1`, [id]),
    )
  waiting = await candidates()
})
afterAll(() => hall.close())

describe('B2 the pool', () => {
  test('takes people by their exact login name, each person once, and only for an office of its own', async () => {
    const { myCommittees } = await hall.as('office').call<{ myCommittees: { id: string }[] }>('{ myCommittees { id } }')
    expect(myCommittees.map(({ id }) => id)).toEqual([ground.committeeId])
    experts = new Map()
    for (const loginName of [...pool, 'colleague']) {
      const input = { committeeId: ground.committeeId, loginName, specialty: '语文' }
      experts.set(loginName, (await call<{ id: string }>('office', 'addExpert', input, 'id')).id)
    }
    const again = { committeeId: ground.committeeId, loginName: 'p1', specialty: '语文' }
    expect(await hall.refusal(call('office', 'addExpert', again, 'id'))).toBe('ALREADY_EXPERT')
    await hall.world.login({
      loginName: 'p1-again',
      personName: 'p1',
      unit: '疏附县第二中学',
      mayAdminister: false,
      hat: 'APPLICANT',
    })
    await hall.world.rows(`update account set id_hash = decode('0a', 'hex') where login_name in ('p1', 'p1-again')`)
    expect(await hall.refusal(call('office', 'addExpert', { ...again, loginName: 'p1-again' }, 'id'))).toBe('ALREADY_EXPERT')
    expect(await faults(call('office', 'addExpert', { ...again, loginName: 'nobody-there' }, 'id'))).toMatchObject({
      fields: [{ field: 'loginName', code: 'NOT_A_CHOICE' }],
    })
    const [other] = await hall.world.rows<{ id: string }>('select id from committee where id <> $1 limit 1', [ground.committeeId])
    expect(await hall.refusal(call('office', 'addExpert', { ...again, committeeId: other!.id }, 'id'))).toBe('NOT_FOUND')
    expect(await hall.refusal(call('head', 'addExpert', again, 'id'))).toBe('NOT_COMMITTEE')
  })

  test('keeps whom an expert does not judge, named by the office or the expert, and by nobody else', async () => {
    const wife = { expertId: experts.get('wife'), loginName: 'guli', relation: '夫妻' }
    type Named = { avoidances: { id: string; personName: string; namedByName: string }[] }
    const named = await call<Named>('wife', 'nameAvoidance', wife, 'avoidances { id personName namedByName }')
    expect(named.avoidances).toMatchObject([{ personName: '古丽', namedByName: 'wife' }])
    expect(await hall.refusal(call('office', 'nameAvoidance', wife, 'id'))).toBe('ALREADY_NAMED')
    expect(await hall.refusal(call('p1', 'nameAvoidance', wife, 'id'))).toBe('NOT_FOUND')
    const gone = { expertId: experts.get('wife'), avoidanceId: named.avoidances[0]!.id }
    expect(await hall.refusal(call('p1', 'withdrawAvoidance', gone, 'id'))).toBe('NOT_FOUND')
    expect(await call('wife', 'withdrawAvoidance', gone, 'avoidances { id }')).toEqual({ avoidances: [] })
    const [case1] = waiting
    const byCase = { expertId: experts.get('wife'), applicationId: case1, relation: '夫妻' }
    expect(await call('office', 'nameAvoidance', byCase, 'avoidances { personName }')).toEqual({
      avoidances: [{ personName: '古丽' }],
    })
    expect(await hall.refusal(call('wife', 'nameAvoidance', { ...byCase, applicationId: crypto.randomUUID() }, 'id'))).toBe(
      'INVALID_INPUT',
    )
  })
})

describe('B2 a meeting', () => {
  test('takes what the committee has accepted, each application once', async () => {
    expect(await faults(panel('createMeeting', { ...ground, ...plan(waiting, { panelSize: 6 }) }))).toMatchObject({
      fields: [{ field: 'panelSize', code: 'NOT_ODD' }],
    })
    expect(await faults(panel('createMeeting', { ...ground, ...plan([crypto.randomUUID()]) }))).toMatchObject({
      fields: [{ field: 'applicationIds.0', code: 'NOT_A_CHOICE' }],
    })
    const applicantBecomes = (loginName: string) =>
      hall.world.rows('update application set applicant_id = (select id from account where login_name = $2) where id = $1', [
        waiting[0],
        loginName,
      ])
    await applicantBecomes('office')
    expect(await hall.refusal(created(waiting))).toBe('OWN_APPLICATION')
    await applicantBecomes('guli')
    const meeting = await created(waiting.slice(0, 2))
    expect(meeting).toMatchObject({ stage: 'PREPARING', members: [], drawSeed: null })
    expect(await candidates()).toEqual(waiting.slice(2))
    expect(await faults(created(waiting.slice(1, 3)))).toMatchObject({
      fields: [{ field: 'applicationIds.0', code: 'IN_A_MEETING' }],
    })
    const changed = await panel('changeMeetingCases', {
      meetingId: meeting.id,
      revision: meeting.revision,
      ...plan(waiting.slice(1)),
    })
    expect(changed.cases.map(({ applicationId }) => applicationId)).toEqual(waiting.slice(1))
    expect(await hall.refusal(panel('drawPanel', { meetingId: meeting.id, revision: meeting.revision }))).toBe('STALE_REVISION')
    const end = { meetingId: meeting.id, revision: changed.revision, reason: '改期' }
    expect(await panel('cancelMeeting', end)).toMatchObject({ stage: 'CANCELLED' })
    expect(await candidates()).toEqual(waiting)
    expect(await hall.refusal(panel('drawPanel', { meetingId: meeting.id, revision: changed.revision + 1 }))).toBe(
      'MEETING_STAGE',
    )
  })

  test('draws at random among those in conflict with no case, in an order that follows from the seed', async () => {
    const meeting = await created(waiting)
    const drawn = await panel('drawPanel', { meetingId: meeting.id, revision: meeting.revision })
    expect(drawn).toMatchObject({ stage: 'SUMMONED' })
    expect(new Map(drawn.excluded.map(({ personName, reason }) => [personName, reason]))).toEqual(
      new Map([
        ['colleague', 'SAME_UNIT'],
        ['wife', 'RELATION'],
      ]),
    )
    const seed = Buffer.from(drawn.drawSeed!, 'hex')
    const ticket = (id: string) => createHash('sha256').update(seed).update(id).digest('hex')
    const order = drawn.drawOrder.filter(({ position }) => position !== null).map(({ accountId }) => accountId)
    expect(order).toEqual(order.toSorted((a, b) => (ticket(a) < ticket(b) ? -1 : 1)))
    expect(drawn.members.map(({ accountId }) => accountId)).toEqual(order.slice(0, 5))
    expect(await hall.refusal(panel('drawPanel', { meetingId: meeting.id, revision: drawn.revision }))).toBe('MEETING_STAGE')
    await expect(
      hall.world.rows(`update meeting set seed = decode(repeat('01', 32), 'hex') where id = $1`, [meeting.id]),
    ).rejects.toThrow('only goes forward')
    await expect(hall.world.rows(`delete from draw_entry where meeting_id = $1`, [meeting.id])).rejects.toThrow('never changes')
  })

  test('is seen by its panel, who read its cases until they vote; a replaced member sees it no longer', async () => {
    const [{ id, revision }] = (await hall.world.rows<{ id: string; revision: number }>(
      `select id, revision from meeting where stage = 'SUMMONED' order by id desc limit 1`,
    )) as [{ id: string; revision: number }]
    const query = `query ($id: ID!) { meeting(id: $id) { ${wanted} } }`
    const seen = async (who: string) => (await as(who).call<{ meeting: Panel | null }>(query, { id })).meeting
    const { members, drawOrder } = (await seen('office'))!
    const leaving = members[0]!
    const login = async (accountId: string) =>
      (await hall.world.rows<{ login: string }>('select login_name as login from account where id = $1', [accountId]))[0]!.login
    const who = await login(leaving.accountId)
    await enter(who)
    expect(await sits(who)).toBe(true)
    expect(await sits('guli')).toBe(false)
    expect((await seen(who))!.cases.map(({ application }) => application?.id)).toEqual(waiting)
    expect((await seen(who))!.availableActions).toEqual([])
    expect(await seen('guli')).toBeNull()
    expect(await hall.refusal(call(who, 'drawPanel', { meetingId: id, revision }))).toBe('FORBIDDEN')
    const expertId = experts.get(who)
    expect(await hall.refusal(call('office', 'removeExpert', { expertId }, 'id'))).toBe('EXPERT_SITS')

    const replaced = await panel('replaceMember', { meetingId: id, revision, accountId: leaving.accountId, reason: '出差' })
    const next = drawOrder.find(({ position }) => position === 6)!
    expect(replaced.members.filter((one) => !one.replaced).at(-1)).toMatchObject({ accountId: next.accountId, position: 6 })
    expect(replaced.members.at(-1)).toMatchObject({ accountId: leaving.accountId, replaced: true })
    expect(await sits(who)).toBe(false)
    expect(await seen(who)).toBeNull()
    expect(await as(who).call('query ($id: ID!) { application(id: $id) { id } }', { id: waiting[0] })).toEqual({
      application: null,
    })
    const twice = { meetingId: id, revision: replaced.revision, accountId: leaving.accountId, reason: '出差' }
    expect(await hall.refusal(panel('replaceMember', twice))).toBe('INVALID_INPUT')
    const told = await hall.world.rows<{ kind: string }>(
      `select kind from notification where account_id = $1 and kind like 'MEETING%' order by id desc limit 1`,
      [leaving.accountId],
    )
    expect(told).toEqual([{ kind: 'MEETING_MEMBER_REPLACED' }])
  })

  test('says how many experts are missing, and draws nobody', async () => {
    const [open] = await hall.world.rows<{ id: string; revision: number }>(
      `select id, revision from meeting where stage = 'SUMMONED' order by id desc limit 1`,
    )
    await panel('cancelMeeting', { meetingId: open!.id, revision: open!.revision, reason: '改期' })
    const meeting = await panel('createMeeting', { ...ground, ...plan(waiting, { panelSize: 9 }) })
    const drawing = await hall.as('office').answer('mutation ($input: MeetingStepInput!) { drawPanel(input: $input) { id } }', {
      input: { meetingId: meeting.id, revision: meeting.revision },
    })
    expect(drawing.errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_ENOUGH_EXPERTS',
      cure: 'addExpert',
      params: { needed: 9, eligible: 7, missing: 2, self: 0, sameUnit: 1, relation: 1 },
    })
    expect(await hall.world.rows('select from draw_entry where meeting_id = $1', [meeting.id])).toEqual([])
    expect(await hall.world.rows('select from account where sits')).toEqual([])
    const trail = await hall.world.rows<{ action: string }>(`select action from audit_entry where subject = $1 order by seq`, [
      `meeting:${open!.id}`,
    ])
    expect(trail.map(({ action }) => action)).toEqual(['createMeeting', 'drawPanel', 'replaceMember', 'cancelMeeting'])
  })
})
