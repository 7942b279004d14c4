import { randomUUID } from 'node:crypto'
import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import type { Login, World } from '../../support/world.js'
import { ApiDriver } from '../../journeys/api-driver.js'
import { diploma, fillsIn } from '../../journeys/dossier.js'
import { countyBureau, schoolOf, teacher, teachersCommittee } from '../../journeys/places.js'
import { play, prepare } from '../../journeys/play.js'
import { signedOn, type Story } from '../../journeys/story.js'
import type { Values } from './calls.js'

const school = '疏附县第一中学'
const other = '疏附县第二中学'

/** Somebody's application on its school's desk, 审批单 begun; and a neighbouring school with the same kinds of people. */
const story: Story = {
  title: 'the neighbours',
  units: [schoolOf(school), schoolOf(other)],
  people: {
    古丽: { loginName: 'owner', unit: school },
    校长: { loginName: 'principal', unit: school, administers: true },
    县局: { loginName: 'bureau', unit: countyBureau, administers: true },
    评委会: { loginName: 'committee', unit: teachersCommittee, administers: true },
  },
  steps: [
    ...['古丽', '校长', '县局', '评委会'].map((who) => ({ who, does: 'logIn' as const, with: {} })),
    { who: '校长', does: 'attachUnitDocument', with: { kind: 'ORG_CODE_CERTIFICATE', file: '证书.png' } },
    { who: '古丽', does: 'startApplication', with: teacher },
    ...fillsIn('古丽'),
    { who: '古丽', does: 'submitApplication', with: {} },
    { who: '校长', does: 'startHandling', with: { of: '古丽' } },
    { who: '校长', does: 'saveApprovalForm', with: { of: '古丽', recommendation: '同意推荐。' } },
  ],
}

/** The same roles elsewhere, none of whom has anything to do with that application or that school. */
const strangers = {
  'an applicant of another school': { unit: other, mayAdminister: false, hat: 'APPLICANT' },
  'a colleague of the applicant': { unit: school, mayAdminister: false, hat: 'APPLICANT' },
  'the administrator of another school': { unit: other, mayAdminister: true, hat: 'UNIT_ADMIN' },
  'the bureau of another county': { unit: '疏勒县人力资源和社会保障局', mayAdminister: true, hat: 'UNIT_ADMIN' },
  'the bureau of another prefecture': { unit: '和田地区人力资源和社会保障局', mayAdminister: true, hat: 'UNIT_ADMIN' },
  'a committee it has not come to': {
    unit: '自治区中小学教师系列中初级职称评审委员会办公室',
    mayAdminister: true,
    hat: 'UNIT_ADMIN',
  },
  'a university': { unit: '新疆医科大学', mayAdminister: true, hat: 'UNIT_ADMIN' },
} satisfies Record<string, Pick<Login, 'unit' | 'mayAdminister' | 'hat'>>
export type Stranger = keyof typeof strangers
export const strangerNames = Object.keys(strangers) as Stranger[]

const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

export interface Neighbours {
  /** What each name of an argument stands for: the ids are the first school's, the rest as right as can be. */
  theirs: Values
  evidenceUrls: string[]
  certificateUrl: string
  driver: ApiDriver
  clients: Map<string, ApiClient>
}

export async function neighboursIn(world: World, address: string): Promise<Neighbours> {
  await prepare(story, world)
  const driver = new ApiDriver(address, story.people, world)
  await play(story.steps, driver)
  const clients = new Map<string, ApiClient>()
  for (const [index, name] of strangerNames.entries()) {
    await world.login({ loginName: `stranger${index}`, personName: name, ...strangers[name] })
    const client = new ApiClient(address)
    await client.logIn(`stranger${index}`, password)
    clients.set(name, client)
  }
  const { id: applicationId, revision, sections } = await driver.application('校长', '古丽')
  const only = async (sql: string, param: string) => (await world.rows<{ id: string }>(sql, [param]))[0]!.id
  const unitId = await world.unitId(school)
  const [webhook] = await world.rows<{ id: string }>(
    `insert into webhook (account_id, unit_id, log_unit_id, cursor, name, url, events, hat, secret_cipher, stopped_at, stop_reason)
     values ($1, $2, $2, '', '推送', 'https://192.0.2.1/', '{APPLICATION_MOVED}', 'UNIT_ADMIN', '', now(), 'BY_OWNER') returning id`,
    [await world.accountId('principal'), unitId],
  )
  const theirs: Values = {
    id: applicationId,
    applicationId,
    applicationIds: [applicationId],
    revision,
    unitId,
    parentId: unitId,
    idempotencyKey: randomUUID(),
    accountId: await world.accountId('owner'),
    linkId: await only('select id from receiving_link where unit_id = $1', unitId),
    attachmentId: await only('select id from attachment where application_id = $1', applicationId),
    notificationId: await only('select id from notification where unit_id = $1', unitId),
    webhookId: webhook!.id,
    deliveryId: await only(
      `insert into webhook_delivery (webhook_id, event, changed_at) values ($1, 'TEST', now()) returning id`,
      webhook!.id,
    ),
    url: 'https://192.0.2.1/',
    events: ['APPLICATION_MOVED'],
    ...(await delegation(world)),
    meetingId: await meetingOn(world, applicationId),
    ...(await poolIn(world)),
    title: '评审会',
    heldOn: inTwoWeeks(),
    panelSize: 5,
    specialty: '语文',
    relation: '亲属',
    toUnitId: await world.unitId(countyBureau),
    reason: '不符合要求',
    opinion: '不符合要求',
    section: { summary: { text: '改写' } },
    sectionKey: 'summary',
    label: diploma.label,
    items: [{ sectionKey: 'summary', verdict: 'NO', comment: '不行' }],
    content: '情况不实',
    raisedBy: '群众',
    receivedOn: signedOn(),
    place: '公告栏',
    startsOn: signedOn(),
    endsOn: inTwoWeeks(),
    loginName: 'intruder1',
    personName: '外人',
    idNumber: '653121198501100008',
    phone: '0998-5550100',
    mayAdminister: true,
  }
  const evidenceUrls = sections.flatMap(({ attachments }) => attachments.map(({ file }) => file.url))
  const certificate = await only('select file_id as id from unit_document where unit_id = $1', unitId)
  return { theirs, evidenceUrls, certificateUrl: `/files/${certificate}`, driver, clients }
}

/** 校长 will be away in two weeks, and somebody is named already. */
async function delegation(world: World): Promise<Values> {
  const [absentId, delegateId] = [await world.accountId('principal'), await world.accountId('owner')]
  const [named] = await world.rows<{ id: string }>(
    `insert into review_delegation (unit_id, absent_id, delegate_id, from_day, until_day, named_by_id, named_by_name)
     select unit_id, id, $2, $3, $3, id, person_name from account where id = $1 returning id`,
    [absentId, delegateId, inTwoWeeks()],
  )
  return { absentId, delegateId, delegationId: named!.id, from: inTwoWeeks(), until: inTwoWeeks() }
}

/** 喀什地区's committee has an expert, who does not judge 古丽's colleague. */
async function poolIn(world: World): Promise<Values> {
  const [expert] = await world.rows<{ committeeId: string; expertId: string; avoidanceId: string }>(
    `with added as (insert into expert (committee_id, account_id, specialty, added_by)
       select k.id, $2, '语文', $2 from committee k where k.unit_id = $1 returning id, committee_id),
     named as (insert into avoidance (expert_account_id, person_account_id, relation, named_by) values ($2, $3, '亲属', $2) returning id)
     select added.id as "expertId", committee_id as "committeeId", named.id as "avoidanceId" from added, named`,
    [await world.unitId(teachersCommittee), await world.accountId('principal'), await world.accountId('owner')],
  )
  return { ...expert }
}

/** 喀什地区's committee is about to judge the application. */
async function meetingOn(world: World, applicationId: string): Promise<string> {
  const [meeting] = await world.rows<{ id: string }>(
    `insert into meeting (committee_id, campaign_id, title, held_on, panel_size, created_by)
     select k.id, a.campaign_id, '评审会', current_date, 5, a.applicant_id
     from committee k, application a where k.unit_id = $1 and a.id = $2 returning id`,
    [await world.unitId(teachersCommittee), applicationId],
  )
  await world.rows(
    `insert into meeting_case (meeting_id, application_id, position, applicant_name, unit_name, title_name, series_name, level_name)
     select $1, $2, 1, '古丽', $3, '一级教师', '中小学教师', '中级'`,
    [meeting!.id, applicationId, school],
  )
  return meeting!.id
}
