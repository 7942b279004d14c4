import { request } from 'node:http'
import { largestFile } from '../../../server/files/received-file.js'
import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { pdf } from '../files/uploads.js'
import { diploma, dossier } from './county.js'

let server: TestServer
let world: World
let guli: ApiClient
let head: ApiClient
let applicationId: string

const school = '疏附县第七中学'
const section =
  'key state revision contentHash locked problems { field row code message } attachments { id label file { id name url bytes } }'
const attach = `mutation ($input: AttachEvidenceInput!) { attachEvidence(input: $input) { ${section} } }`
const scan = (bytes: Buffer) => ({ name: '毕业证书.pdf', type: 'application/pdf', bytes })

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  await world.unit({ name: school, level: 'COUNTY', divisionCode: '653121', receivers: ['疏附县人力资源和社会保障局'] })
  const person = async (loginName: string, mayAdminister: boolean) => {
    const hat = mayAdminister ? 'UNIT_ADMIN' : 'APPLICANT'
    await world.login({ loginName, personName: loginName, unit: school, mayAdminister, hat })
    const client = new ApiClient(server.address)
    await client.logIn(loginName, password)
    return client
  }
  guli = await person('guli', false)
  head = await person('head', true)
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

test('an application is begun and written through the API', async () => {
  const { campaigns, titleSeries } = await guli.call<{
    campaigns: { id: string; filingOpen: boolean }[]
    titleSeries: { titles: { id: string }[] }[]
  }>('{ campaigns { id filingOpen } titleSeries { titles { id } } }')
  const input = {
    campaignId: campaigns.find(({ filingOpen }) => filingOpen)?.id,
    titleId: titleSeries[0]?.titles[0]?.id,
    wayCode: 'REVIEW',
  }
  const { startApplication } = await guli.call<{ startApplication: { id: string } }>(
    'mutation ($input: StartApplicationInput!) { startApplication(input: $input) { id status holder { isApplicant since } } }',
    { input },
  )
  applicationId = startApplication.id
  for (const [key, content] of Object.entries(dossier)) {
    const { saveSection } = await guli.call<{ saveSection: { key: string; revision: number } }>(
      `mutation ($input: SaveSectionInput!) { saveSection(input: $input) { ${section} content { __typename } } }`,
      { input: { applicationId, revision: 1, section: { [key]: 'rows' in content ? content : content.values } } },
    )
    expect(saveSection).toMatchObject({ key, revision: 2, locked: false })
  }
})

test('the form is served as data', async () => {
  const { sectionRules } = await head.call<{ sectionRules: { key: string; required: boolean }[] }>(
    '{ sectionRules { key label repeating required maxRows minRows evidence evidenceRequired help requiredForWays rowLimits { levelCode wayCode most } fields { key label kind required maxLength min max choices hint derived notBefore mostTicked } } }',
  )
  expect(sectionRules.map(({ key }) => key)).toHaveLength(17)
})

test('B11 a section is read by its type, exactly one is written, and of all types the dearest counts', async () => {
  const read = `query ($id: ID!) { application(id: $id) { sections { key content { __typename
    ... on SummaryContent { text } ... on EducationContent { rows { id school years } } } } } }`
  const answer = await guli.answer<{ application: { sections: { key: string; content: object }[] } }>(read, { id: applicationId })
  const contentOf = (key: string) => answer.data?.application.sections.find((one) => one.key === key)?.content
  expect(contentOf('summary')).toEqual({ __typename: 'SummaryContent', text: dossier.summary.values.text })
  expect(contentOf('education')).toEqual({
    __typename: 'EducationContent',
    rows: [{ id: 'r1', school: '喀什大学', years: null }],
  })
  expect(answer).toMatchObject({ extensions: { cost: 8 } })
  // What is asked again and again is compiled.
  for (let time = 2; time <= 5; time++) expect((await guli.answer(read, { id: applicationId })).data).toEqual(answer.data)
  const save = `mutation ($input: SaveSectionInput!) { saveSection(input: $input) { revision } }`
  const summary = { text: '改写' }
  for (const section of [
    {},
    { summary, papers: { rows: [] } },
    { summary: { ...summary, motto: '勤' } },
    { summary: { text: 7 } },
  ])
    await expect(guli.call(save, { input: { applicationId, revision: 2, section } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
})

test('a scan of exactly 10 MB is taken, one byte more is not', async () => {
  const input = { applicationId, sectionKey: 'education', label: diploma }
  const { attachEvidence } = await guli.upload<{ attachEvidence: { attachments: { file: { url: string; bytes: number } }[] } }>(
    attach,
    input,
    scan(pdf(largestFile)),
  )
  const [{ file }] = attachEvidence.attachments as [{ file: { url: string; bytes: number } }]
  expect(file.bytes).toBe(largestFile)
  expect((await (await guli.get(file.url)).arrayBuffer()).byteLength).toBe(largestFile)
  expect((await head.get(file.url)).status).toBe(404)
  expect((await new ApiClient(server.address).get(file.url)).status).toBe(401)
  await expect(guli.upload(attach, input, scan(pdf(largestFile + 1)))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
})

test('a file that is not what it is called, or nothing, is refused by its code', async () => {
  const input = { applicationId, sectionKey: 'education', label: diploma }
  await expect(guli.upload(attach, input, scan(Buffer.from('MZ')))).rejects.toMatchObject({ code: 'FILE_TYPE_REFUSED' })
  await expect(guli.upload(attach, input, scan(Buffer.alloc(0)))).rejects.toMatchObject({ code: 'FILE_EMPTY' })
})

test('an upload that is refused before it is read is answered at once, and the connection goes on', async () => {
  const input = { applicationId, sectionKey: 'education', label: diploma }
  const stranger = new ApiClient(server.address)
  await expect(stranger.upload(attach, input, scan(pdf(largestFile)))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  await expect(head.upload(attach, input, scan(pdf(largestFile)))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await head.call('{ viewer { hat } }')).toEqual({ viewer: { hat: 'UNIT_ADMIN' } })
})

test('an upload that breaks off leaves nothing', async () => {
  const count = async () => (await world.rows('select 1 from stored_file')).length
  const before = await count()
  const operations = JSON.stringify({
    query: attach,
    variables: { input: { applicationId, sectionKey: 'education', label: diploma, file: null } },
  })
  const part = (name: string, more = '') => `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`
  const body = `${part('operations')}${operations}\r\n${part('map')}{"f":["variables.input.file"]}\r\n${part('f', '; filename="a.pdf"')}%PDF-1.4`
  await new Promise<void>((resolve) => {
    const url = new URL('/graphql', server.address)
    const cookie = guli.jar().map(({ name, value }) => `${name}=${value}`)
    const headers = {
      'content-type': 'multipart/form-data; boundary=x',
      'apollo-require-preflight': 'true',
      cookie: cookie.join('; '),
    }
    const sending = request(url, { method: 'POST', headers })
    sending.on('error', () => resolve())
    sending.write(body)
    setTimeout(() => sending.destroy(), 200)
    sending.on('close', () => resolve())
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await count()).toBe(before)
})

const everything = `{ applications(first: 20) { totalCount edges { cursor node { id status versionNumber submittedAt selfAdministered
  applicant { personName } unit { name } campaign { year } series { name } level { name } title { name } way { name }
  holder { unit { name } isApplicant since handlingStartedAt handler } sections { key state }
  transfers { seq action from { name } to { name } fromApplicant toApplicant actorName at opinion versionNumber } } } } }`
const submission = 'mutation ($input: MoveInput!) { submitApplication(input: $input) { id versionNumber } }'
const list = async (client: ApiClient) =>
  (await client.call<{ applications: { edges: { node: { id: string } }[] } }>(everything)).applications.edges.map(
    ({ node }) => node,
  )

test('S33 a reader gets every relation of the list, and the files of what was submitted', async () => {
  const input = { applicationId, revision: 1, idempotencyKey: 'first-submission' }
  await guli.call(submission, { input })
  expect(await list(head)).toMatchObject([
    {
      id: applicationId,
      status: 'WITH_UNIT',
      versionNumber: 1,
      applicant: { personName: 'guli' },
      unit: { name: school },
      holder: { unit: { name: school }, isApplicant: false, handlingStartedAt: null, handler: null },
      transfers: [
        { seq: 1, action: 'submitApplication', from: null, to: { name: school }, fromApplicant: true, toApplicant: false },
      ],
    },
  ])
  const read = await head.call<{ application: { sections: { attachments: { file: { url: string } }[] }[] } }>(
    `query ($id: ID!) { application(id: $id) { sections { ${section} } versions { number hash sections { key label attachments { id } } } } }`,
    { id: applicationId },
  )
  const [file] = read.application.sections.flatMap(({ attachments }) => attachments.map((attachment) => attachment.file))
  expect((await head.get(file!.url)).status).toBe(200)
})

test('a longer list takes no more statements', async () => {
  const { pool } = server.services.db
  const query = pool.query.bind(pool)
  let statements = 0
  pool.query = ((...args: Parameters<typeof query>) => (statements++, query(...args))) as typeof pool.query
  const counted = async () => {
    statements = 0
    return [(await list(head)).length, statements]
  }
  const [one, before] = await counted()
  for (const name of ['a', 'b', 'c']) {
    await world.login({ loginName: `more-${name}`, personName: name, unit: school, mayAdminister: false, hat: 'APPLICANT' })
    await world.rows(
      `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status,
         holder_unit_id, version_number, submitted_at)
       select (select id from account where login_name = $2), sha256($2::bytea), unit_id, campaign_id, series_code, level_code, title_id,
         way_code, status, holder_unit_id, version_number, submitted_at from application where id = $1`,
      [applicationId, `more-${name}`],
    )
  }
  const [four, after] = await counted()
  expect([one, four]).toEqual([1, 4])
  expect(after).toBe(before)
  pool.query = query as typeof pool.query
})
