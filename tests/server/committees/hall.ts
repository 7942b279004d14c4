import { ApiClient, ApiRefusal } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { schoolOf, teachersCommittee } from '../../journeys/places.js'

const school = '疏附县第一中学'
const elsewhere = '疏附县第二中学'
const unitAdmin = { mayAdminister: true, hat: 'UNIT_ADMIN' } as const
const applicant = { mayAdminister: false, hat: 'APPLICANT' } as const

export type Choice = 'FOR' | 'AGAINST' | 'ABSTAIN'

export interface MeetingAnswer {
  id: string
  stage: string
  revision: number
  presentCount: number
  votedCount: number
  minutes: { text: string } | null
  posting: { startsOn: string; endsOn: string; workingDays: number } | null
  objections: { id: string; outcome: string | null }[]
  cases: { applicationId: string; votesFor: number | null; outcome: string | null }[]
}

const wanted = `id stage revision presentCount votedCount minutes { text } posting { startsOn endsOn workingDays }
  objections { id outcome } cases { applicationId votesFor outcome }`

/** A committee's office with five experts and accepted applications, where a panel has been summoned; everybody is logged in. */
export class Hall {
  readonly experts = ['ex1', 'ex2', 'ex3', 'ex4', 'ex5']

  private constructor(
    readonly server: TestServer,
    readonly world: World,
    private readonly clients: Map<string, ApiClient>,
  ) {}

  static async open(): Promise<Hall> {
    const server = await startServer()
    const world = World.in(server.databaseUrl)
    await world.unit(schoolOf(school))
    await world.unit(schoolOf(elsewhere))
    const people = [
      { loginName: 'office', personName: '评委会办公室', unit: teachersCommittee, ...unitAdmin },
      { loginName: 'head', personName: '校长', unit: school, ...unitAdmin },
      { loginName: 'guli', personName: '古丽', unit: school, ...applicant },
      { loginName: 'stand', personName: '代办', unit: elsewhere, ...applicant },
      ...['ex1', 'ex2', 'ex3', 'ex4', 'ex5'].map((loginName) => ({
        loginName,
        personName: `专家${loginName.slice(2)}`,
        unit: elsewhere,
        ...applicant,
      })),
    ]
    for (const person of people) await world.login(person)
    const clients = new Map(people.map(({ loginName }) => [loginName, new ApiClient(server.address)]))
    await Promise.all([...clients].map(([loginName, client]) => client.logIn(loginName, password)))
    return new Hall(server, world, clients)
  }

  as(who: string): ApiClient {
    return this.clients.get(who)!
  }

  /** Written as the draw leaves it, so that these tests begin where the panel comes together. */
  async summoned({ cases, heldOn = 'today', panel = this.experts }: { cases: number; heldOn?: string; panel?: string[] }) {
    const ids = await this.world.rows<{ id: string }>(
      `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status,
         holder_unit_id, trail_unit_ids, version_number, submitted_at)
       select (select id from account where login_name = 'guli'), sha256(convert_to(uuidv7()::text, 'UTF8')),
         (select id from unit where name = $1), c.id, t.series_code, t.level_code, t.id, 'REVIEW', 'ACCEPTED', k.unit_id,
         array[(select id from unit where name = $1), k.unit_id], 1, now()
       from generate_series(1, $3) n, (select * from campaign order by year desc limit 1) c,
         committee k join unit office on office.id = k.unit_id and office.name = $2,
         lateral (select * from title where series_code = any (k.series_codes) and level_code = any (k.level_codes) order by id limit 1) t
       returning id`,
      [school, teachersCommittee, cases],
    )
    const [meeting] = await this.world.rows<{ id: string }>(
      `insert into meeting (committee_id, campaign_id, title, held_on, panel_size, created_by)
       select k.id, a.campaign_id, '2026年第一次评审会', (now() at time zone 'Asia/Shanghai')::date + $3::int, $4,
         (select id from account where login_name = 'office')
       from committee k join unit office on office.id = k.unit_id, application a where office.name = $1 and a.id = $2 returning id`,
      [teachersCommittee, ids[0]!.id, heldOn === 'today' ? 0 : 1, panel.length],
    )
    for (const [index, { id }] of ids.entries())
      await this.world.rows(
        `insert into meeting_case (meeting_id, application_id, position, applicant_name, unit_name, title_name, series_name, level_name)
         values ($1, $2, $3, $4, $5, '一级教师', '中小学教师', '中级')`,
        [meeting!.id, id, index + 1, `古丽${index + 1}`, school],
      )
    for (const [index, expert] of panel.entries())
      await this.world.rows(
        `insert into meeting_member (meeting_id, account_id, person_name, unit_name, position)
         select $1, id, person_name, $3, $4 from account where login_name = $2`,
        [meeting!.id, expert, elsewhere, index + 1],
      )
    await this.world.rows(
      `update meeting set stage = 'SUMMONED', seed = decode(repeat('07', 32), 'hex'), drawn_at = now() where id = $1`,
      [meeting!.id],
    )
    return { id: meeting!.id, cases: ids.map(({ id }) => id) }
  }

  /** One act by its name; what it answers is the meeting. */
  async act(who: string, name: string, input: Record<string, unknown>): Promise<MeetingAnswer> {
    const type = name === 'drawPanel' || name === 'openBallot' || name === 'decideMeeting' ? 'MeetingStep' : this.titled(name)
    const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${wanted} } }`
    return (await this.as(who).call<Record<string, MeetingAnswer>>(document, { input }))[name]!
  }

  /** The code of the refusal, with what it says besides. */
  async refusal(answer: Promise<unknown>): Promise<string> {
    const error = await answer.then(
      () => new Error('it was allowed'),
      (cause: unknown) => cause,
    )
    if (error instanceof ApiRefusal) return error.code
    throw error
  }

  async meeting(id: string): Promise<MeetingAnswer> {
    const { meeting } = await this.as('office').call<{ meeting: MeetingAnswer }>(
      `query ($id: ID!) { meeting(id: $id) { ${wanted} } }`,
      { id },
    )
    return meeting
  }

  /** An act of the office at the present revision. */
  async office(name: string, id: string, more: Record<string, unknown> = {}): Promise<MeetingAnswer> {
    return this.act('office', name, { meetingId: id, revision: (await this.meeting(id)).revision, ...more })
  }

  async present(id: string, who: readonly string[] = this.experts): Promise<void> {
    await Promise.all(who.map((expert) => this.act(expert, 'checkIn', { meetingId: id })))
  }

  /** @param choice for every case, or by case in the order of the cases */
  vote(who: string, { id, cases }: { id: string; cases: string[] }, choice: Choice | Choice[] = 'FOR'): Promise<MeetingAnswer> {
    const choices = cases.map((applicationId, index) => ({
      applicationId,
      choice: typeof choice === 'string' ? choice : choice[index],
    }))
    return this.act(who, 'castBallot', { meetingId: id, choices })
  }

  async close(): Promise<void> {
    await this.world.close()
    await this.server.stop()
  }

  private titled(name: string): string {
    return name[0]!.toUpperCase() + name.slice(1)
  }
}
