import { ApiClient } from '../../support/api.js'
import { idNumberOf, password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { refusalOf } from './people.js'

interface Issued {
  oneTimeSecret: string
  expiresAt: string
  account: { id: string; loginName: string; mustChangePassword: boolean }
}

let server: TestServer
let world: World
const desk = () => new ApiClient(server.address)
const entered = async (loginName: string) => {
  const client = desk()
  await client.logIn(loginName, password)
  return client
}

const county = '疏附县人力资源和社会保障局'
const otherCounty = '疏勒县人力资源和社会保障局'
const school = '疏附县第二中学'
const issueMutation =
  'mutation ($input: IssueLoginInput!) { issueLogin(input: $input) { oneTimeSecret expiresAt account { id loginName mustChangePassword } } }'
const resetMutation =
  'mutation ($input: AccountIdInput!) { resetLogin(input: $input) { oneTimeSecret expiresAt account { id loginName mustChangePassword } } }'
const revokeMutation = 'mutation ($input: AccountIdInput!) { revokeLogin(input: $input) { id revoked } }'

const person = (number: number) => ({ personName: '古丽', idNumber: idNumberOf(number), phone: '13999990002' })

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  await world.unit({ name: school, level: 'COUNTY', divisionCode: '653121', receivers: [county] })
  const administrator = { mayAdminister: true, hat: 'UNIT_ADMIN' as const }
  await world.login({ ...administrator, loginName: 'county', personName: '县管', unit: county })
  await world.login({ ...administrator, loginName: 'othercounty', personName: '他管', unit: otherCounty })
  await world.login({ ...administrator, loginName: 'principal', personName: '校长', unit: school })
  await world.login({ ...administrator, loginName: 'deputy', personName: '副校', unit: school })
  await world.login({ loginName: 'teacher', personName: '教师', unit: school, mayAdminister: false, hat: 'APPLICANT' })
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

const issue = async (client: ApiClient, unit: string, loginName: string, number: number, mayAdminister = false) => {
  const input = { unitId: await world.unitId(unit), loginName, mayAdminister, ...person(number) }
  return (await client.call<{ issueLogin: Issued }>(issueMutation, { input })).issueLogin
}
const reset = async (client: ApiClient, loginName: string) => {
  const input = { accountId: await world.accountId(loginName) }
  return (await client.call<{ resetLogin: Issued }>(resetMutation, { input })).resetLogin
}

test('S7 a superior issues a login to a unit below; the secret works once shown, must be changed, ends after 72 hours', async () => {
  const issued = await issue(await entered('county'), school, 'newadmin', 1, true)
  expect(issued.account).toMatchObject({ loginName: 'newadmin', mustChangePassword: true })
  const hours = (Date.parse(issued.expiresAt) - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(71.9)
  expect(hours).toBeLessThan(72.1)
  const client = desk()
  await client.logIn('newadmin', issued.oneTimeSecret)
  expect(await client.call('{ viewer { gate { rule } } }')).toEqual({ viewer: { gate: { rule: 'PASSWORD_MUST_CHANGE' } } })

  await world.rows(`update account set secret_expires_at = now() - interval '1 second' where login_name = 'newadmin'`)
  const refused = await refusalOf(desk().logIn('newadmin', issued.oneTimeSecret))
  expect([refused.code, refused.extensions.cure]).toEqual(['SECRET_EXPIRED', 'askSuperior'])
  expect((await refusalOf(desk().logIn('newadmin', 'wrong'))).code).toBe('LOGIN_FAILED')
})

test('S7 a unit administrator issues logins to the own staff only', async () => {
  const principal = await entered('principal')
  await issue(principal, school, 'newteacher', 2)
  expect((await refusalOf(issue(principal, county, 'spy', 3))).code).toBe('NOT_FOUND')
  expect((await refusalOf(issue(await entered('othercounty'), school, 'spy', 3))).code).toBe('NOT_FOUND')
  expect((await refusalOf(issue(principal, school, 'NEWTEACHER', 4))).code).toBe('LOGIN_NAME_TAKEN')
  expect((await refusalOf(issue(principal, school, 'again', 2))).code).toBe('PERSON_ALREADY_REGISTERED')
})

test('S3 a lost password is reset by the unit administrator for applicants, by the superior for administrators', async () => {
  const teacher = await entered('teacher')
  const principal = await entered('principal')
  const { oneTimeSecret } = await reset(principal, 'teacher')
  expect(await teacher.call('{ viewer { hat } }')).toEqual({ viewer: null })
  expect((await refusalOf(desk().logIn('teacher', password))).code).toBe('LOGIN_FAILED')
  const back = desk()
  await back.logIn('teacher', oneTimeSecret)
  expect(await back.call('{ viewer { mustChangePassword } }')).toEqual({ viewer: { mustChangePassword: true } })

  for (const colleague of ['deputy', 'principal']) {
    const refused = await refusalOf(reset(principal, colleague))
    expect([refused.code, refused.extensions]).toMatchObject(['FORBIDDEN', { cure: 'askSuperior', who: 'SUPERIOR' }])
  }
  await reset(await entered('county'), 'deputy')
})

test('S3 strangers reset nothing, and do not learn that the login exists', async () => {
  const other = await entered('othercounty')
  expect((await refusalOf(reset(other, 'principal'))).code).toBe('NOT_FOUND')
  expect((await refusalOf(other.call(resetMutation, { input: { accountId: 'no id' } }))).code).toBe('NOT_FOUND')
  const applicant = desk()
  expect((await refusalOf(reset(applicant, 'principal'))).code).toBe('UNAUTHENTICATED')
})

test('S7 a revoked login ends at once; every act is in the audit trail', async () => {
  const county = await entered('county')
  const issued = await issue(county, school, 'leaving', 5)
  const client = desk()
  await client.logIn('leaving', issued.oneTimeSecret)
  const input = { accountId: issued.account.id }
  expect(await county.call(revokeMutation, { input })).toEqual({ revokeLogin: { id: issued.account.id, revoked: true } })
  expect(await client.call('{ viewer { hat } }')).toEqual({ viewer: null })
  expect((await refusalOf(desk().logIn('leaving', issued.oneTimeSecret))).code).toBe('LOGIN_FAILED')
  expect((await refusalOf(county.call(resetMutation, { input }))).code).toBe('NOT_FOUND')
  const trail = await world.rows<{ action: string }>('select action from audit_entry where subject = $1 order by seq', [
    `account:${issued.account.id}`,
  ])
  expect(trail.map(({ action }) => action)).toEqual(['issueLogin', 'logIn', 'revokeLogin'])
  expect(JSON.stringify(await world.rows('select detail from audit_entry'))).not.toContain(issued.oneTimeSecret)
})

test('S54 an administrator finds the people of the own unit, page by page', async () => {
  const principal = await entered('principal')
  const query =
    'query ($after: String, $name: String) { applicants(first: 2, after: $after, name: $name) { totalCount pageInfo { hasNextPage endCursor } edges { node { personName unit { name } } } } }'
  interface Page {
    applicants: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; endCursor: string }
      edges: { node: { personName: string; unit: { name: string } } }[]
    }
  }
  const seen: string[] = []
  let after: string | null = null
  for (let more = true; more;) {
    const { applicants }: Page = await principal.call<Page>(query, { after })
    for (const { node } of applicants.edges) {
      expect(node.unit.name).toBe(school)
      seen.push(node.personName)
    }
    more = applicants.pageInfo.hasNextPage
    after = applicants.pageInfo.endCursor
    expect(applicants.totalCount).toBeGreaterThanOrEqual(5)
  }
  expect(seen).toEqual(expect.arrayContaining(['校长', '副校', '教师']))
  const { applicants } = await principal.call<Page>(query, { name: '校' })
  expect(applicants.edges.map(({ node }) => node.personName).sort()).toEqual(['副校', '校长'].sort())
  expect((await principal.call<Page>(query, { name: '%' })).applicants.totalCount).toBe(0)
})
