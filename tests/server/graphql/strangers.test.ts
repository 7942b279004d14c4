import { getNamedType, isInputObjectType } from 'graphql'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { answerOf, calls, inputOf, type Call, type Values } from './calls.js'
import { checksum } from './checksum.js'
import { neighboursIn, strangerNames, type Neighbours, type Stranger } from './owned.js'

let server: TestServer
let world: World
let neighbours: Neighbours

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  neighbours = await neighboursIn(world, server.address)
})

afterAll(async () => {
  await world.close()
  await server.stop()
})

/** Ids of what belongs to somebody. */
const owned = [
  'id',
  'applicationId',
  'applicationIds',
  'unitId',
  'parentId',
  'accountId',
  'linkId',
  'nextDefaultLinkId',
  'attachmentId',
  'attachmentIds',
  'phraseId',
  'publicityId',
  'photoId',
  'objectionId',
  'sessionId',
  'webhookId',
  'deliveryId',
  'holderUnitId',
  'absentId',
  'delegateId',
  'delegationId',
  'meetingId',
  'committeeId',
  'expertId',
  'avoidanceId',
]
/** Ids of what anybody may name: offices, reference data, a captcha, the key of a section or of a row in it. */
const open = [
  'receiverId',
  'toUnitId',
  'joinUnitId',
  'chosenIds',
  'superiorId',
  'captchaId',
  'campaignId',
  'titleId',
  'wayCode',
  'sectionKey',
  'rowId',
]
const codes = ['divisionCode', 'seriesCode', 'levelCode', 'seriesCodes', 'levelCodes', 'wayCodes']
/** That nobody begins with somebody else's application is tested where applications are carried over. */
const elsewhere = ['carryFromId']

function idsOf({ args }: Pick<Call, 'args'>): string[] {
  const namesIn = (fields: readonly { name: string; type: Call['args'][number]['type'] }[]): string[] =>
    fields.flatMap(({ name, type }) => {
      const named = getNamedType(type)
      if (isInputObjectType(named)) return namesIn(Object.values(named.getFields()))
      return named.name === 'ID' ? [name] : []
    })
  return namesIn(args)
}

test('S13 every id that the API takes is known to be somebody’s or anybody’s', () => {
  expect(
    [...new Set(calls.flatMap(idsOf))].filter((name) => ![...owned, ...open, ...codes, ...elsewhere].includes(name)),
  ).toEqual([])
})

/** A sheet that is none is refused before anybody asks whose unit it is for; a list says at which place it is wrong. */
const saidFirst: Record<string, string> = {
  importStaff: 'SPREADSHEET_UNREADABLE',
  importSubordinateUnits: 'SPREADSHEET_UNREADABLE',
  openPublicity: 'INVALID_INPUT',
}

/** One argument called id stands for something else in each field. */
function theirsIn({ name }: Call): Values {
  const { theirs } = neighbours
  if (name === 'statistics') return { filter: { unitId: theirs.unitId } }
  if (name === 'unit') return { ...theirs, id: theirs.unitId }
  return name === 'readNotification' ? { ...theirs, id: theirs.notificationId } : theirs
}

/** Colleagues know their own unit, of course, but not each other's applications. */
const ofTheUnit = (stranger: Stranger) => stranger === 'a colleague of the applicant'

const publicFields = ['notice']
/** What narrows a list reveals nothing by itself; the lists have their own test. Numbers do. */
const withoutFilter = ({ name, args }: Call) => ({ args: args.filter((arg) => arg.name !== 'filter' || name === 'statistics') })
const concerned = calls.filter(
  (call) => idsOf(withoutFilter(call)).some((name) => owned.includes(name)) && !publicFields.includes(call.name),
)
const turnedAway = [
  'NOT_FOUND',
  'NOT_HOLDER',
  'NOT_APPLICANT',
  'NOTHING_TO_RECALL',
  'FORBIDDEN',
  'NOT_COMMITTEE',
  'RECEIVER_FIXED',
]

test.each(concerned.map((call) => [`${call.root}.${call.name}`, call] as const))(
  'S13 S42 %s gives nothing of another unit to anybody and changes nothing',
  async (_title, call) => {
    const before = await checksum(world)
    for (const stranger of strangerNames.filter((one) => !(call.name === 'unit' && ofTheUnit(one)))) {
      const answer = await answerOf(neighbours.clients.get(stranger)!, call, inputOf(call.args, theirsIn(call)))
      const refused = answer.codes.length > 0
      const said = refused
        ? answer.codes.filter((code) => !turnedAway.includes(code) && code !== saidFirst[call.name])
        : Object.values(answer.data ?? {})
      expect([stranger, ...said]).toEqual(refused ? [stranger] : [stranger, null])
    }
    expect(await checksum(world)).toEqual(before)
  },
)

test.each(strangerNames)('S13 B14 %s cannot open a scan of the application or of the school', async (stranger) => {
  const { evidenceUrls, certificateUrl } = neighbours
  for (const url of ofTheUnit(stranger) ? evidenceUrls : [...evidenceUrls, certificateUrl]) {
    const response = await neighbours.clients.get(stranger)!.get(url)
    expect([response.status, (await response.text()).includes('PNG')]).toEqual([404, false])
  }
})

test('S13 the lists of strangers do not hold the application either', async () => {
  for (const [name, client] of neighbours.clients) {
    const { applications } = await client.call<{ applications: { totalCount: number } }>('{ applications { totalCount } }')
    expect([name, applications.totalCount]).toEqual([name, 0])
  }
})

test('S42 whoever may read it, up to the superior, has no way to write into it', async () => {
  const before = await checksum(world)
  for (const reader of ['校长', '县局'])
    for (const name of ['saveSection', 'attachEvidence', 'removeAttachment']) {
      const call = calls.find((one) => one.name === name)!
      const { codes } = await answerOf(neighbours.driver.client(reader), call, inputOf(call.args, neighbours.theirs))
      expect([reader, name, codes.length === 1 && ['NOT_EDITABLE', 'NOT_APPLICANT', 'NOT_FOUND'].includes(codes[0]!)]).toEqual([
        reader,
        name,
        true,
      ])
    }
  expect(await checksum(world)).toEqual(before)
})
