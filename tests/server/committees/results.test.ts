import type pg from 'pg'
import { localDate } from '../../../server/workflow/local-date.js'
import { ApiClient } from '../../support/api.js'
import { Hall, type Choice } from './hall.js'

let hall: Hall

beforeAll(async () => {
  hall = await Hall.open()
})
afterAll(() => hall.close())

const rows = <Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []) => hall.world.rows<Row>(sql, params)
const dayFromNow = (days: number) => localDate(new Date(Date.now() + days * 86_400_000))
const minutes = { text: '到会评委5名，表决通过。', signedName: '阿不都', signedOn: dayFromNow(0) }

/** Counted, each case as told: that many of five in favour. */
async function counted(votesFor: number[]) {
  const meeting = await hall.summoned({ cases: votesFor.length })
  await hall.present(meeting.id)
  await hall.office('openBallot', meeting.id)
  for (const [index, who] of hall.experts.entries())
    await hall.vote(
      who,
      meeting,
      votesFor.map((yes): Choice => (index < yes ? 'FOR' : 'AGAINST')),
    )
  await hall.office('closeBallot', meeting.id, { missingVotes: 0 })
  return meeting
}

async function posted(votesFor: number[]) {
  const meeting = await counted(votesFor)
  await hall.office('saveMinutes', meeting.id, minutes)
  await hall.office('postResults', meeting.id, { endsOn: dayFromNow(14) })
  return meeting
}

/** As if it had been posted weeks ago. */
const ago = (id: string) =>
  rows(`alter table meeting disable trigger meeting_forward;
    update meeting set posted_on = posted_on - 21, ends_on = (now() at time zone 'Asia/Shanghai')::date - 1 where id = '${id}';
    alter table meeting enable trigger meeting_forward`)

interface Posting {
  id: string
  committeeName: string
  endsOn: string
  decidedOn: string | null
  passed: { personName: string; unitName: string; titleName: string }[]
}
/** What somebody reads who has not logged in. */
async function read(id: string): Promise<Posting | null> {
  const document =
    'query ($id: ID!) { resultsPosting(id: $id) { id committeeName endsOn decidedOn passed { personName unitName titleName } } }'
  const { resultsPosting } = await new ApiClient(hall.server.address).call<{ resultsPosting: Posting | null }>(document, { id })
  return resultsPosting
}

const objection = (id: string, applicationId: string, more = {}) =>
  hall.act('office', 'recordResultObjection', {
    meetingId: id,
    applicationId,
    raisedBy: '群众',
    content: '论文署名有误。',
    receivedOn: dayFromNow(0),
    ...more,
  })

describe('B2 minutes', () => {
  test('are written and signed between the count and the posting, and the posting needs them', async () => {
    const meeting = await counted([5])
    const post = () => hall.office('postResults', meeting.id, { endsOn: dayFromNow(14) })
    expect(await hall.refusal(post())).toBe('MINUTES_MISSING')
    const wrong = [
      { ...minutes, text: ' ' },
      { ...minutes, signedName: '' },
      { ...minutes, signedOn: dayFromNow(1) },
      { ...minutes, signedOn: dayFromNow(-1) },
      { ...minutes, text: '长'.repeat(10_001) },
    ]
    for (const input of wrong) expect(await hall.refusal(hall.office('saveMinutes', meeting.id, input))).toBe('INVALID_INPUT')
    expect(await hall.office('saveMinutes', meeting.id, minutes)).toMatchObject({ minutes: { text: minutes.text } })
    expect(await hall.refusal(hall.act('office', 'saveMinutes', { meetingId: meeting.id, revision: 1, ...minutes }))).toBe(
      'STALE_REVISION',
    )
    await post()
    expect(await hall.refusal(hall.office('saveMinutes', meeting.id, minutes))).toBe('MEETING_STAGE')
    await expect(rows(`update meeting set minutes = '另一份' where id = $1`, [meeting.id])).rejects.toThrow('forward')
  })
})

describe('B2 the posting', () => {
  test('lasts at least 5 working days by the real calendar, from today', async () => {
    const meeting = await counted([5])
    await hall.office('saveMinutes', meeting.id, minutes)
    const until = (endsOn: string) => hall.refusal(hall.office('postResults', meeting.id, { endsOn }))
    for (const days of [0, 1, 4]) expect(await until(dayFromNow(days))).toBe('PUBLICITY_TOO_SHORT')
    expect(await until(dayFromNow(-1))).toBe('INVALID_INPUT')
    expect(await until(dayFromNow(400))).toBe('INVALID_INPUT')
    expect(await read(meeting.id)).toBeNull()
    const { posting } = await hall.office('postResults', meeting.id, { endsOn: dayFromNow(14) })
    expect(posting).toMatchObject({ startsOn: dayFromNow(0), endsOn: dayFromNow(14) })
    expect(posting!.workingDays).toBeGreaterThanOrEqual(5)
  })

  test('shows everybody who passed, and nothing else: no counts, nobody who did not', async () => {
    const meeting = await posted([5, 3, 4])
    const shown = await read(meeting.id)
    expect(shown).toMatchObject({ id: meeting.id, decidedOn: null })
    expect(shown!.passed).toEqual(
      ['古丽1', '古丽3'].map((personName) => ({ personName, unitName: '疏附县第一中学', titleName: '一级教师' })),
    )
    const anybody = new ApiClient(hall.server.address)
    const list = await anybody.call<{ resultsPostings: { edges: { node: { id: string } }[] } }>(
      '{ resultsPostings(first: 1) { edges { node { id } } } }',
    )
    expect(list.resultsPostings.edges.map(({ node }) => node.id)).toEqual([meeting.id])
    const { errors } = await anybody.answer('query ($id: ID!) { meeting(id: $id) { id } }', { id: meeting.id })
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  test('takes objections about whoever is posted, handles each once, and an upheld one takes the name off', async () => {
    const meeting = await posted([5, 2, 4])
    const [first, failed] = meeting.cases
    expect(await hall.refusal(objection(meeting.id, failed!))).toBe('INVALID_INPUT')
    expect(await hall.refusal(objection(meeting.id, crypto.randomUUID()))).toBe('INVALID_INPUT')
    expect(await hall.refusal(objection(meeting.id, first!, { content: '' }))).toBe('INVALID_INPUT')
    const { objections } = await objection(meeting.id, first!)
    expect(objections).toMatchObject([{ outcome: null }])
    const answer = { objectionId: objections[0]!.id, outcome: 'UPHELD', handling: '经核实，情况属实。' }
    expect((await hall.act('office', 'handleResultObjection', answer)).cases[0]).toMatchObject({ outcome: 'NOT_PASSED' })
    expect(await hall.refusal(hall.act('office', 'handleResultObjection', answer))).toBe('OBJECTION_HANDLED')
    expect((await read(meeting.id))!.passed.map(({ personName }) => personName)).toEqual(['古丽3'])
    // The panel sees the meeting, but not who objected.
    const { meeting: seen } = await hall
      .as('ex1')
      .call<{ meeting: { objections: unknown[] } | null }>('query ($id: ID!) { meeting(id: $id) { objections { id } } }', {
        id: meeting.id,
      })
    expect(seen?.objections ?? []).toEqual([])
  })
})

describe('B2 the decision', () => {
  const decide = (id: string) => hall.office('decideMeeting', id)
  const statuses = (ids: string[]) =>
    rows<{ status: string; holder: string; hops: string[]; told: string[]; trail: string[] }>(
      `select a.status, u.kind as holder, array(select action from transfer where application_id = a.id) as hops,
         array(select kind from notification where application_id = a.id and account_id = a.applicant_id order by kind) as told,
         array(select action from audit_entry where subject = 'application:' || a.id order by seq) as trail
       from unnest($1::uuid[]) with ordinality wanted(id, place) join application a using (id) join unit u on u.id = a.holder_unit_id
       order by place`,
      [ids],
    )

  test('waits for the last day to be over and for every objection', async () => {
    const meeting = await posted([5])
    expect(await hall.refusal(decide(meeting.id))).toBe('PUBLICITY_RUNNING')
    const { objections } = await objection(meeting.id, meeting.cases[0]!)
    await ago(meeting.id)
    expect(await hall.refusal(decide(meeting.id))).toBe('OBJECTION_OPEN')
    const past = `with said as (update meeting_case set outcome = 'PASSED' where meeting_id = $1)
      update meeting set stage = 'DECIDED', decided_at = now() where id = $1`
    await expect(rows(past, [meeting.id])).rejects.toThrow()
    await hall.act('office', 'handleResultObjection', {
      objectionId: objections[0]!.id,
      outcome: 'DISMISSED',
      handling: '查无实据。',
    })
    expect(await decide(meeting.id)).toMatchObject({ stage: 'DECIDED', cases: [{ outcome: 'PASSED' }] })
  })

  test('is the committee’s office’s alone; the panel, the school and the applicant do not make it', async () => {
    const meeting = await posted([5])
    await ago(meeting.id)
    const { revision } = await hall.meeting(meeting.id)
    const refusals: string[] = []
    for (const who of ['ex1', 'head', 'guli'])
      refusals.push(await hall.refusal(hall.act(who, 'decideMeeting', { meetingId: meeting.id, revision })))
    expect(refusals).toEqual(['FORBIDDEN', 'NOT_COMMITTEE', 'FORBIDDEN'])
  })

  test('grants what was carried and not undone, declines the rest, by the one way applications move', async () => {
    const meeting = await posted([5, 3, 4])
    const { objections } = await objection(meeting.id, meeting.cases[2]!)
    await hall.act('office', 'handleResultObjection', {
      objectionId: objections[0]!.id,
      outcome: 'UPHELD',
      handling: '情况属实。',
    })
    await ago(meeting.id)
    const decided = await decide(meeting.id)
    expect(decided.cases.map(({ outcome }) => outcome)).toEqual(['PASSED', 'NOT_PASSED', 'NOT_PASSED'])
    const declined = { status: 'NOT_PASSED', hops: ['declineTitle'], told: ['TITLE_DECLINED'], trail: ['declineTitle'] }
    const holder = 'COMMITTEE_OFFICE'
    expect(await statuses(meeting.cases)).toEqual([
      {
        status: 'PASSED',
        holder,
        hops: ['grantTitle'],
        told: ['TITLE_GRANTED'],
        trail: ['grantTitle', 'issueCertificate'],
      },
      { ...declined, holder },
      { ...declined, holder },
    ])
    await hall.server.services.tallies.fold()
    expect(await hall.server.services.tallies.differences()).toEqual([])
    // Again is as good as once.
    expect(await decide(meeting.id)).toMatchObject({ stage: 'DECIDED', revision: decided.revision })
    expect((await read(meeting.id))!).toMatchObject({ decidedOn: dayFromNow(0), passed: [{ personName: '古丽1' }] })
  })

  test('falls for all cases or for none, and two at once make one', async () => {
    const meeting = await posted([5, 5])
    await ago(meeting.id)
    const [, second] = meeting.cases
    // Something keeps the second of them from moving.
    await rows(`create function stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
      create trigger stuck before update of status on application for each row when (old.id = '${second}') execute function stuck()`)
    expect(await hall.refusal(decide(meeting.id))).toBe('INTERNAL')
    expect((await statuses(meeting.cases)).map(({ status, hops }) => [status, hops])).toEqual([
      ['ACCEPTED', []],
      ['ACCEPTED', []],
    ])
    await rows('drop trigger stuck on application')
    const { revision } = await hall.meeting(meeting.id)
    const both = await Promise.all([1, 2].map(() => hall.act('office', 'decideMeeting', { meetingId: meeting.id, revision })))
    expect(both.map(({ stage }) => stage)).toEqual(['DECIDED', 'DECIDED'])
    expect((await statuses(meeting.cases)).map(({ status, hops }) => [status, hops])).toEqual([
      ['PASSED', ['grantTitle']],
      ['PASSED', ['grantTitle']],
    ])
  })

  test('stands: nothing of a decided meeting changes any more, not even past the services', async () => {
    const [meeting] = await rows<{ id: string }>(`select id from meeting where stage = 'DECIDED' limit 1`)
    const { cases } = await hall.meeting(meeting!.id)
    expect(await hall.refusal(objection(meeting!.id, cases[0]!.applicationId))).toBe('MEETING_STAGE')
    for (const change of [`title = '另一次'`, 'revision = revision + 1', `stage = 'POSTED', decided_at = null`])
      await expect(rows(`update meeting set ${change} where id = $1`, [meeting!.id])).rejects.toThrow('forward')
    await expect(rows('delete from meeting where id = $1', [meeting!.id])).rejects.toThrow()
    await expect(rows('update meeting_case set outcome = null where meeting_id = $1', [meeting!.id])).rejects.toThrow('stay')
    const [one] = await rows<{ id: string }>(`select id from application where status in ('PASSED', 'NOT_PASSED') limit 1`)
    await expect(rows(`update application set status = 'ACCEPTED' where id = $1`, [one!.id])).rejects.toThrow('has ended')
  })
})
