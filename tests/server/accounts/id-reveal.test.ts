import { ApiClient } from '../../support/api.js'
import { idNumberOf, password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { refusalOf } from './people.js'

let server: TestServer
let world: World
const bureau = '疏附县人力资源和社会保障局'
const prefecture = '喀什地区人力资源和社会保障局'
const stranger = '疏勒县人力资源和社会保障局'
/** Of the first login the world makes. */
const number = idNumberOf(501)

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  await world.login({ loginName: 'person', personName: '古丽', unit: bureau, mayAdminister: false, hat: 'APPLICANT' })
  const administrators = { county: bureau, prefecture, stranger }
  for (const [loginName, unit] of Object.entries(administrators))
    await world.login({ loginName, personName: loginName, unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

const reveal = async (loginName: string, reason: string) => {
  const client = new ApiClient(server.address)
  await client.logIn(loginName, password)
  const input = { accountId: await world.accountId('person'), reason }
  return client.call<{ revealIdNumber: { idNumber: string } }>(
    'mutation ($input: RevealIdNumberInput!) { revealIdNumber(input: $input) { idNumber } }',
    { input },
  )
}

test('B14 an ID number is shown whole to the unit and those above it, with a reason, and that is written down', async () => {
  for (const who of ['county', 'prefecture']) expect((await reveal(who, '核对学历证书')).revealIdNumber.idNumber).toBe(number)
  for (const who of ['stranger']) expect((await refusalOf(reveal(who, '核对学历证书'))).code).toBe('NOT_FOUND')
  expect((await refusalOf(reveal('person', '核对学历证书'))).code).toBe('FORBIDDEN')
  expect((await refusalOf(reveal('county', '  '))).code).toBe('REASON_REQUIRED')
  expect((await refusalOf(reveal('county', `核对 ${number}`))).code).toBe('INVALID_INPUT')
  const trail = await world.rows<{ detail: { reason: string } }>(
    `select detail from audit_entry where subject = $1 and action = 'revealIdNumber'`,
    [`account:${await world.accountId('person')}`],
  )
  expect(trail.map(({ detail }) => detail.reason)).toEqual(['核对学历证书', '核对学历证书'])
})

test('B14 everybody else sees it masked, and no table, log line or answer holds it', async () => {
  const written: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = ((chunk: string | Uint8Array) => written.push(String(chunk)) > 0) as typeof process.stdout.write
  const client = new ApiClient(server.address)
  await client.logIn('county', password)
  const issue = (loginName: string) =>
    client.answer('mutation ($input: IssueLoginInput!) { issueLogin(input: $input) { account { idNumberMasked } } }', {
      input: { unitId: '1', loginName, personName: '古丽', idNumber: number, phone: '1', mayAdminister: false },
    })
  const answers = [
    await issue('x'),
    await issue('person'),
    await client.answer('{ applicants { edges { node { idNumberMasked } } } }'),
  ]
  process.stdout.write = write
  expect(JSON.stringify(answers[2])).toContain(`${number.slice(0, 3)}***********${number.slice(-4)}`)
  expect(JSON.stringify([answers, written])).not.toContain(number)
  const tables = await world.rows<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  for (const { name } of tables) {
    const [row] = await world.rows<{ held: boolean }>(`select exists (select from ${name} t where t::text like $1) as held`, [
      `%${number}%`,
    ])
    expect([name, row!.held]).toEqual([name, false])
  }
})
