import type pg from 'pg'
import { Hall } from './hall.js'

let hall: Hall

beforeAll(async () => {
  hall = await Hall.open()
})
afterAll(() => hall.close())

const rows = <Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []) => hall.world.rows<Row>(sql, params)

/** The box opened, with so many of five present. */
async function opened(cases: number, present = hall.experts) {
  const meeting = await hall.summoned({ cases })
  await hall.present(meeting.id, present)
  await hall.office('openBallot', meeting.id)
  return meeting
}

describe('B2 check-in', () => {
  test('is for drawn members alone, in person, from the day of the meeting until the box is opened', async () => {
    const { id } = await hall.summoned({ cases: 1, heldOn: 'tomorrow' })
    expect(await hall.refusal(hall.act('ex1', 'checkIn', { meetingId: id }))).toBe('MEETING_NOT_TODAY')
    const today = await hall.summoned({ cases: 1 })
    expect(await hall.refusal(hall.act('head', 'checkIn', { meetingId: today.id }))).toBe('NOT_FOUND')
    expect(await hall.refusal(hall.act('office', 'checkIn', { meetingId: today.id }))).toBe('NOT_PANEL_MEMBER')
    expect(await hall.act('ex1', 'checkIn', { meetingId: today.id })).toMatchObject({ presentCount: 1 })
    expect(await hall.act('ex1', 'checkIn', { meetingId: today.id })).toMatchObject({ presentCount: 1 })
    await hall.present(today.id, ['ex2', 'ex3', 'ex4'])
    await hall.office('openBallot', today.id)
    expect(await hall.refusal(hall.act('ex5', 'checkIn', { meetingId: today.id }))).toBe('BALLOT_CLOSED')
    const late = `update meeting_member set present_at = now() where meeting_id = $1 and present_at is null`
    await expect(rows(late, [today.id])).rejects.toThrow('the roll of meeting')
  })

  test('comes before the box: less than two thirds present open nothing, not even past the services', async () => {
    const { id } = await hall.summoned({ cases: 1 })
    await hall.present(id, ['ex1', 'ex2', 'ex3'])
    const { errors } = await hall
      .as('office')
      .answer('mutation ($input: MeetingStepInput!) { openBallot(input: $input) { id } }', {
        input: { meetingId: id, revision: (await hall.meeting(id)).revision },
      })
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NO_QUORUM',
      cure: 'checkIn',
      who: 'PANEL',
      params: { present: 3, needed: 4 },
    })
    await expect(rows(`update meeting set stage = 'VOTING', opened_at = now() where id = $1`, [id])).rejects.toThrow(
      '3 of 5 members',
    )
    await hall.present(id, ['ex4'])
    expect(await hall.office('openBallot', id)).toMatchObject({ stage: 'VOTING' })
  })
})

describe('B2 a ballot', () => {
  test('is cast once, by a present member, whole, while the box is open', async () => {
    const meeting = await hall.summoned({ cases: 2 })
    expect(await hall.refusal(hall.vote('ex1', meeting))).toBe('NOT_CHECKED_IN')
    await hall.present(meeting.id, ['ex1', 'ex2', 'ex3', 'ex4'])
    expect(await hall.refusal(hall.vote('ex1', meeting))).toBe('BALLOT_NOT_OPEN')
    await hall.office('openBallot', meeting.id)
    expect(await hall.refusal(hall.vote('ex5', meeting))).toBe('NOT_CHECKED_IN')
    expect(await hall.refusal(hall.vote('office', meeting))).toBe('NOT_PANEL_MEMBER')
    expect(await hall.refusal(hall.vote('guli', meeting))).toBe('NOT_FOUND')
    const [one, two] = meeting.cases
    for (const cases of [[], [one!], [one!, one!], [one!, two!, two!], [one!, crypto.randomUUID()]])
      expect(await hall.refusal(hall.vote('ex1', { id: meeting.id, cases }))).toBe('BALLOT_INCOMPLETE')
    expect(await hall.vote('ex1', meeting, ['FOR', 'AGAINST'])).toMatchObject({ votedCount: 1 })
    expect(await hall.refusal(hall.vote('ex1', meeting, 'AGAINST'))).toBe('ALREADY_VOTED')
    await hall.office('closeBallot', meeting.id, { missingVotes: 3 })
    expect(await hall.refusal(hall.vote('ex2', meeting))).toBe('BALLOT_CLOSED')
  })

  test('of one member is in the box once, however often and from how many windows it is sent at once', async () => {
    const meeting = await opened(3)
    const sent = hall.experts.flatMap((who) => [1, 2, 3, 4].map(() => hall.vote(who, meeting)))
    const answers = await Promise.allSettled(sent)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []))
    expect([...new Set(codes)]).toEqual(['ALREADY_VOTED'])
    expect(await rows('select from ballot_slip where meeting_id = $1', [meeting.id])).toHaveLength(15)
    expect(await hall.meeting(meeting.id)).toMatchObject({
      votedCount: 5,
      cases: [{ votesFor: null }, { votesFor: null }, { votesFor: null }],
    })
  })

  test('that comes with the closing is either counted whole or refused', async () => {
    for (let round = 0; round < 3; round++) {
      const meeting = await opened(2)
      await Promise.all(['ex1', 'ex2', 'ex3'].map((who) => hall.vote(who, meeting)))
      const { revision } = await hall.meeting(meeting.id)
      const closing = (missingVotes: number) =>
        hall.act('office', 'closeBallot', { meetingId: meeting.id, revision, missingVotes }).then(
          () => true,
          () => false,
        )
      const [fourth, two, one] = await Promise.all([hall.vote('ex4', meeting).catch(() => null), closing(2), closing(1)])
      if (!two && !one) await hall.office('closeBallot', meeting.id, { missingVotes: fourth ? 1 : 2 })
      const counted = fourth ? 4 : 3
      expect((await hall.meeting(meeting.id)).cases.map(({ votesFor }) => votesFor)).toEqual([counted, counted])
    }
  })

  test('needs the member: neither a key for programs nor a stand-in of a member casts one', async () => {
    const meeting = await opened(1)
    const { createApiToken } = await hall
      .as('head')
      .call<{ createApiToken: { secret: string } }>(
        'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }',
        { input: { name: '程序', scopes: ['READ_APPLICATIONS', 'HANDLE_APPLICATIONS'], days: 30 } },
      )
    // The strongest key there is, in the hand of a member.
    await rows(`update api_token set account_id = (select id from account where login_name = 'ex1')`)
    const response = await fetch(new URL('/graphql', hall.server.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${createApiToken.secret}` },
      body: JSON.stringify({
        query: 'mutation ($input: CastBallotInput!) { castBallot(input: $input) { id } }',
        variables: { input: { meetingId: meeting.id, choices: [{ applicationId: meeting.cases[0], choice: 'FOR' }] } },
      }),
    })
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
    expect(errors[0]!.extensions.code).toBe('SCOPE_MISSING')

    await rows(`update account set may_administer = true where login_name = 'ex1'`)
    await rows(
      `insert into review_delegation (unit_id, absent_id, delegate_id, from_day, until_day, named_by_id, named_by_name)
       select a.unit_id, a.id, d.id, current_date - 1, current_date + 1, a.id, a.person_name
       from account a, account d where a.login_name = 'ex1' and d.login_name = 'stand'`,
    )
    const { viewer } = await hall.as('stand').call<{ viewer: { roles: string[] } }>('{ viewer { roles } }')
    expect(viewer.roles).toContain('STAND_IN')
    expect(await hall.refusal(hall.vote('stand', meeting))).toBe('NOT_FOUND')
    expect((await hall.meeting(meeting.id)).votedCount).toBe(0)
  })
})

describe('B2 the closed box', () => {
  test('is closed by who knows how many votes are missing, and is counted over those present', async () => {
    const meeting = await opened(3)
    await hall.vote('ex1', meeting, ['FOR', 'FOR', 'AGAINST'])
    await hall.vote('ex2', meeting, ['FOR', 'FOR', 'FOR'])
    await hall.vote('ex3', meeting, ['FOR', 'ABSTAIN', 'FOR'])
    const wrong = hall.office('closeBallot', meeting.id, { missingVotes: 0 })
    await expect(wrong).rejects.toMatchObject({ code: 'STALE_REVISION', extensions: { params: { missingVotes: 2 } } })
    await hall.vote('ex4', meeting, ['FOR', 'FOR', 'FOR'])
    expect(await hall.office('closeBallot', meeting.id, { missingVotes: 1 })).toMatchObject({
      stage: 'COUNTED',
      // 4 of 5 present, 3 of 5, 3 of 5: ex5 has not said yes to anybody.
      cases: [
        { votesFor: 4, outcome: 'PASSED' },
        { votesFor: 3, outcome: 'NOT_PASSED' },
        { votesFor: 3, outcome: 'NOT_PASSED' },
      ],
    })
    expect(await hall.refusal(hall.office('closeBallot', meeting.id, { missingVotes: 1 }))).toBe('MEETING_STAGE')
  })

  test('tells nothing of who wrote which paper: not by place, id or transaction, nor in the trail', async () => {
    const meeting = await opened(8)
    const before = new Map<string, string[]>()
    for (const [index, who] of hall.experts.entries()) {
      await hall.vote(who, meeting, index === 2 ? 'AGAINST' : 'FOR')
      const papers = await rows<{ id: string }>('select id from ballot_slip where meeting_id = $1 order by ctid', [meeting.id])
      before.set(
        who,
        papers.slice(index * 8).map(({ id }) => id),
      )
    }
    await hall.office('closeBallot', meeting.id, { missingVotes: 0 })

    const papers = await rows<Record<string, string>>(
      'select *, xmin::text as written_in, ctid::text as place from ballot_slip where meeting_id = $1 order by ctid',
      [meeting.id],
    )
    expect(papers).toHaveLength(40)
    expect(Object.keys(papers[0]!).sort()).toEqual(['application_id', 'choice', 'id', 'meeting_id', 'place', 'written_in'])
    // All written anew by the one transaction that closed the box; it is nobody's vote.
    const roll = await rows<{ written_in: string }>('select xmin::text as written_in from meeting_member where meeting_id = $1', [
      meeting.id,
    ])
    expect(new Set(papers.map(({ written_in }) => written_in)).size).toBe(1)
    expect(roll.map(({ written_in }) => written_in)).not.toContain(papers[0]!.written_in)
    const known = [...before.values()].flat()
    expect(papers.filter(({ id }) => known.includes(id!))).toEqual([])
    // The one who was against stands nowhere in particular: put in third, the papers would lie together.
    const places = papers.flatMap(({ choice }, place) => (choice === 'AGAINST' ? [place] : []))
    expect(places).toHaveLength(8)
    expect(places).not.toEqual(places.map((_, index) => 16 + index))

    const trail = await rows<{ action: string; detail: object; who: string | null }>(
      `select action, detail, (select login_name from account where id = actor_id) as who from audit_entry
       where subject = $1 order by seq`,
      [`meeting:${meeting.id}`],
    )
    const cast = trail.filter(({ action }) => action === 'castBallot')
    expect(cast).toEqual(hall.experts.map((who) => ({ action: 'castBallot', detail: {}, who })))
    expect(JSON.stringify(trail)).not.toMatch(/FOR|AGAINST|ABSTAIN/)
  })

  test('stays as it is, even past the services: no paper more, fewer or other, no other count, no way back', async () => {
    const meeting = await opened(1)
    await hall.vote('ex1', meeting)
    const put = `insert into ballot_slip (meeting_id, application_id, choice) values ($1, $2, 'FOR')`
    const params = [meeting.id, meeting.cases[0]]
    await expect(rows(put, params)).rejects.toThrow('does not hold what its roll says')
    await expect(rows('delete from ballot_slip where meeting_id = $1', [meeting.id])).rejects.toThrow('does not hold')
    await expect(rows(`update ballot_slip set choice = 'AGAINST' where meeting_id = $1`, [meeting.id])).rejects.toThrow(
      'is closed',
    )
    const vote = `update meeting_member set voted_at = now() where meeting_id = $1 and voted_at is null and present_at is not null`
    await expect(rows(vote, [meeting.id])).rejects.toThrow('does not hold')
    const count = `with counted as (update meeting_case set votes_for = 5, votes_against = 0, votes_abstained = 0 where meeting_id = $1)
      update meeting set stage = 'COUNTED', counted_at = now() where id = $1`
    await expect(rows(count, [meeting.id])).rejects.toThrow()
    await hall.office('closeBallot', meeting.id, { missingVotes: 4 })

    await expect(rows(put, params)).rejects.toThrow('is closed')
    await expect(rows('delete from ballot_slip where meeting_id = $1', [meeting.id])).rejects.toThrow('is closed')
    await expect(rows('truncate ballot_slip')).rejects.toThrow('never changes')
    await expect(rows('update meeting_case set votes_for = votes_for + 1 where meeting_id = $1', [meeting.id])).rejects.toThrow(
      'stay',
    )
    await expect(rows(`update meeting set stage = 'VOTING', counted_at = null where id = $1`, [meeting.id])).rejects.toThrow(
      'forward',
    )
    await expect(rows('update meeting_member set voted_at = null where meeting_id = $1', [meeting.id])).rejects.toThrow(
      'the roll',
    )
  })
})
