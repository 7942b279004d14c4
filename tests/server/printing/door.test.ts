import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { readSpreadsheet } from '../../../server/files/spreadsheet.js'
import { pagesOf } from './printed.js'

const school = '疏附县第七中学'
const bureau = '疏附县人力资源和社会保障局'

let server: TestServer
let world: World
let id: string
const desks: Record<string, ApiClient> = {}

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  await world.unit({ name: school, level: 'COUNTY', divisionCode: '653121', receivers: [bureau] })
  await world.login({ loginName: 'guli', personName: '古丽', unit: school, mayAdminister: false, hat: 'APPLICANT' })
  await world.login({ loginName: 'aman', personName: '阿曼', unit: school, mayAdminister: false, hat: 'APPLICANT' })
  for (const name of ['guli', 'aman']) {
    desks[name] = new ApiClient(server.address)
    await desks[name].logIn(name, password)
  }
  const { reference } = server.services
  const title = [...reference.rows.titles.values()].find(({ seriesCode, levelCode }) => seriesCode === '22' && levelCode === 'ZJ')
  const campaign = reference.campaigns().find(({ year }) => year === 2026)
  const input = { campaignId: campaign?.id, titleId: title?.id, wayCode: 'REVIEW' }
  const { startApplication } = await desks.guli!.call<{ startApplication: { id: string } }>(
    'mutation ($input: StartApplicationInput!) { startApplication(input: $input) { id } }',
    { input },
  )
  id = startApplication.id
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

const codeOf = async (answer: Response) =>
  ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code

test('B4 the form comes as a PDF that nobody keeps a copy of', async () => {
  const answer = await desks.guli!.get(`/print/applications/${id}.pdf`)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^inline; filename="file\.pdf"; filename\*=UTF-8''%E8%AF%84/),
  })
  const [first] = await pagesOf(new Uint8Array(await answer.arrayBuffer()))
  expect(first).toContain('草稿（尚未提交）')
})

test('B4 strangers find no form, and nobody without a login gets in', async () => {
  const stranger = await desks.aman!.get(`/print/applications/${id}.pdf`)
  expect([stranger.status, await codeOf(stranger)]).toEqual([404, 'NOT_FOUND'])
  expect((await desks.guli!.get('/print/applications/nothing.pdf')).status).toBe(404)
  for (const path of [`applications/${id}.pdf`, 'jobs/x']) {
    const nobody = await fetch(`${server.address}/print/${path}`)
    expect([nobody.status, await codeOf(nobody)]).toEqual([401, 'UNAUTHENTICATED'])
  }
})

test('B4 a print is followed by its owner alone, and nobody else fetches the file', async () => {
  const start = `mutation ($input: StartPrintJobInput!) { startPrintJob(input: $input) { id total status url expiresAt } }`
  const input = { kind: 'LIST', list: 'APPLICATIONS', filter: { status: 'DRAFT' } }
  const { startPrintJob: job } = await desks.guli!.call<{ startPrintJob: { id: string; total: number } }>(start, { input })
  expect(job).toMatchObject({ total: 1, status: 'WAITING', url: null })
  expect((await desks.guli!.get(`/print/jobs/${job.id}`)).status).toBe(404)
  await server.services.printJobs.carryOut(job.id)
  const answer = await desks.guli!.get(`/print/jobs/${job.id}`)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': expect.stringContaining('spreadsheetml'),
    'cache-control': 'private, no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename="file\.xlsx"/),
  })
  const [, ...rows] = await readSpreadsheet(new Uint8Array(await answer.arrayBuffer()), 10)
  expect(rows.map((row) => row[1])).toEqual(['古丽'])
  const follow = {
    query: 'query ($id: ID!) { printJob(id: $id) { status done url } printJobs { id } }',
    variables: { id: job.id },
  }
  expect(await desks.guli!.call(follow.query, follow.variables)).toMatchObject({
    printJob: { status: 'DONE', done: 1, url: `/print/jobs/${job.id}` },
    printJobs: [{ id: job.id }],
  })
  expect(await desks.aman!.call(follow.query, follow.variables)).toEqual({ printJob: null, printJobs: [] })
  const stranger = await desks.aman!.get(`/print/jobs/${job.id}`)
  expect([stranger.status, await codeOf(stranger)]).toEqual([404, 'NOT_FOUND'])
  expect((await fetch(`${server.address}/print/jobs/${job.id}`)).status).toBe(401)
})
