import { getNamedType, isObjectType, type GraphQLArgument, type GraphQLField } from 'graphql'
import { buildSchema } from '../../../server/graphql/schema.js'
import { fillsIn } from '../../journeys/dossier.js'
import { ApiDriver } from '../../journeys/api-driver.js'
import { countyBureau, prefectureBureau, schoolOf, teacher, teachersCommittee } from '../../journeys/places.js'
import { play, prepare } from '../../journeys/play.js'
import type { Step, Story, Who } from '../../journeys/story.js'
import { ApiRefusal } from '../../support/api.js'
import { scan } from '../../support/sample-files.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { namesApplication, plausible, takesFile } from './plausible-input.js'

const school = '疏附县第九中学'
const applicants = ['甲', '乙', '丙', '丁', '戊']
/** The callers, the committee's office and whoever stands in for a colleague (委托办理) among them, and what each tries it on. */
const targets: Record<Who, Who[]> = {
  评委会: ['丁', '戊'],
  受托人: ['甲', '丙', '戊'],
  校长: ['甲', '乙', '丙'],
  县局: ['甲', '乙', '丙'],
  地区: ['甲', '乙', '丙'],
  自治区: ['甲', '乙', '丙'],
}
const callers = Object.keys(targets)
const story: Story = {
  title: 'S42',
  units: [schoolOf(school)],
  people: {
    甲: { loginName: 'jia', unit: school },
    乙: { loginName: 'yi', unit: school },
    丙: { loginName: 'bing', unit: school },
    丁: { loginName: 'ding', unit: school },
    戊: { loginName: 'wu', unit: school },
    受托人: { loginName: 'shoutuo', unit: school },
    校长: { loginName: 'xiaozhang', unit: school, administers: true },
    县局: { loginName: 'xianju', unit: countyBureau, administers: true },
    地区: { loginName: 'diqu', unit: prefectureBureau, administers: true },
    自治区: { loginName: 'zizhiqu', unit: '自治区人力资源和社会保障厅', administers: true },
    评委会: { loginName: 'pingwei', unit: teachersCommittee, administers: true },
  },
  steps: [],
}
const start = (who: Who): Step[] => [
  { who, does: 'startApplication', with: teacher },
  ...fillsIn(who),
  { who, does: 'submitApplication', with: {} },
]
const judged = (who: Who, of: Who): Step[] => [
  { who, does: 'startHandling', with: { of } },
  { who, does: 'saveApprovalForm', with: { of, recommendation: '同意推荐。', no: { summary: '请补充' } } },
]
const passed = (who: Who, of: Who): Step[] => [
  { who, does: 'startHandling', with: { of } },
  { who, does: 'saveApprovalForm', with: { of, recommendation: '同意推荐。' } },
  { who, does: 'reportUp', with: { of } },
]
const toCommittee = (of: Who): Step[] => [
  ...['校长', '县局', '地区'].flatMap((who) => passed(who, of)),
  { who: '评委会', does: 'startHandling', with: { of } },
]

/** 甲 on the school's desk, 乙 on the county's, 丁 on the committee's; 丙 and 戊 returned and open to their applicants. */
const standing: Step[] = [
  ...[...applicants, ...callers].map((who) => ({ who, does: 'logIn' as const, with: {} })),
  ...applicants.flatMap(start),
  ...judged('校长', '甲'),
  ...passed('校长', '乙'),
  { who: '县局', does: 'startHandling', with: { of: '乙' } },
  ...judged('校长', '丙'),
  { who: '校长', does: 'returnToApplicant', with: { of: '丙' } },
  ...toCommittee('丁'),
  ...toCommittee('戊'),
  { who: '评委会', does: 'returnToApplicant', with: { of: '戊', opinion: '请补充。' } },
]

/** These end the caller's own session, nothing else; what comes after them would be refused for that. */
const endsSession = /^(logOut|changePassword|revokeLogin|resetLogin|endSession|endOtherSessions|leave)/
const writes = ['saveSection', 'attachEvidence', 'removeAttachment']

const picture = scan('改.png')

let server: TestServer
let world: World
let driver: ApiDriver

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  await prepare(story, world)
  await world.rows(
    `insert into review_delegation (unit_id, delegate_id, absent_id, from_day, until_day, named_by_id, named_by_name)
     select unit_id, $1, id, current_date - 1, current_date + 9, id, person_name from account where id = $2`,
    [await world.accountId('shoutuo'), await world.accountId('xiaozhang')],
  )
  driver = new ApiDriver(server.address, story.people, world)
  await play(standing, driver)
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

const content = () =>
  world.rows(`select 'section' as what, to_jsonb(s) - 'locked' as row from section s
    union all select 'attachment', to_jsonb(a) from attachment a
    union all select 'version', to_jsonb(v) from version_section v order by 1, 2`)

const mutations = Object.values(buildSchema().getMutationType()!.getFields()).filter(({ name }) => !endsSession.test(name))

function documentOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const selection = isObjectType(getNamedType(type)) ? '{ __typename }' : ''
  const list = (write: (argument: GraphQLArgument) => string) => (args.length > 0 ? `(${args.map(write).join(', ')})` : '')
  return `mutation ${list((each) => `$${each.name}: ${each.type}`)} { ${name}${list((each) => `${each.name}: $${each.name}`)} ${selection} }`
}

async function standsAt(of: Who) {
  const [row] = await world.rows<{ id: string; revision: number; sectionRevision: number; attachmentId: string }>(
    `select a.id, a.revision, s.revision as "sectionRevision",
       (select id from attachment where application_id = a.id limit 1) as "attachmentId"
     from application a join section s on s.application_id = a.id and s.key = 'education' where a.applicant_id = $1`,
    [await world.accountId(story.people[of]!.loginName)],
  )
  return row!
}

async function attempt(who: Who, of: Who, field: GraphQLField<unknown, unknown>): Promise<string> {
  const row = await standsAt(of)
  const unitId = await world.unitId(countyBureau)
  const known = {
    applicationId: row.id,
    applicationIds: [row.id],
    revision: row.sectionRevision,
    attachmentId: row.attachmentId,
    section: { education: { rows: [] } },
    rowId: null,
    sectionKey: 'education',
    label: '毕业证书、学位证书',
    toUnitId: unitId,
    unitId,
    idempotencyKey: `brute-${field.name}-${who.codePointAt(0)}-${of.codePointAt(0)}`,
  }
  const revised = field.name === 'saveSection' ? known : { ...known, revision: row.revision }
  const variables = Object.fromEntries(field.args.map(({ name, type }) => [name, plausible(type, revised, name)]))
  const client = driver.client(who)
  const sent = field.args.some(takesFile)
    ? client.upload(documentOf(field), variables.input as Record<string, unknown>, await picture)
    : client.call(documentOf(field), variables)
  return sent.then(
    () => 'DONE',
    (error: unknown) => {
      if (error instanceof ApiRefusal) return error.code
      throw error
    },
  )
}

test('S42 the committee and the one standing in review just as the others do', async () => {
  const mayDo = async (who: Who, of: Who) =>
    (await driver.application(who, of)).availableActions.filter(({ allowed }) => allowed).map(({ action }) => action)
  expect(await mayDo('评委会', '丁')).toEqual(expect.arrayContaining(['accept', 'returnToApplicant']))
  expect(await mayDo('受托人', '甲')).toEqual(expect.arrayContaining(['saveApprovalForm', 'returnToApplicant']))
})

test('S42 no mutation of the whole API, by a reviewer of any level, changes a section, an attachment or a version', async () => {
  const before = await content()
  expect(before.length).toBeGreaterThan(150)
  const answers = new Map<string, Set<string>>()
  const add = (asked: string, answer: string) => answers.set(asked, (answers.get(asked) ?? new Set()).add(answer))
  for (const [who, all] of Object.entries(targets))
    for (const field of mutations)
      for (const of of field.args.some(namesApplication) ? all : all.slice(0, 1))
        add(writes.includes(field.name) ? `${field.name} by ${who}` : field.name, await attempt(who, of, field))
  expect(await content()).toEqual(before)
  // The write paths were refused for who asked, not for how.
  for (const asked of callers.flatMap((who) => writes.map((name) => `${name} by ${who}`))) {
    const codes = answers.get(asked)!
    for (const code of codes) expect(['NOT_FOUND', 'NOT_EDITABLE', 'NOT_APPLICANT', 'UNAUTHENTICATED']).toContain(code)
    if (!['地区', '自治区'].some((who) => asked.endsWith(who))) expect([asked, ...codes]).toContain('NOT_APPLICANT')
  }
  const unasked = [...answers].filter(([, codes]) => [...codes].some((code) => /^(GRAPHQL|BAD_USER_INPUT)/.test(code)))
  expect(unasked).toEqual([])
}, 240_000)

test('S42 the trail shows the applicants and nobody else writing content', async () => {
  const written = await world.rows<{ own: boolean; action: string }>(
    `select distinct e.action, e.actor_id = a.applicant_id as own from audit_entry e
     join application a on e.subject = 'application:' || a.id where e.action = any($1)`,
    [writes],
  )
  expect(written.map(({ own }) => own)).toEqual(written.map(() => true))
  expect(written.map(({ action }) => action)).toEqual(expect.arrayContaining(['saveSection', 'attachEvidence']))
})
