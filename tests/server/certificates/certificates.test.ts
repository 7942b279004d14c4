import jsqr from 'jsqr'
import sharp from 'sharp'
import { printedCertificate } from '../../../server/certificates/printed-certificate.js'
import { violated } from '../../../server/database/violations.js'
import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { viewerNamed } from '../database/viewer-named.js'
import { pagesOf } from '../printing/printed.js'

const school = '疏附县第七中学'
const bureau = '疏附县人力资源和社会保障局'
const name = '古丽巴哈尔·买买提'
const people = { guli: name, aman: '阿曼', dilnur: '迪丽努尔' }
type Person = keyof typeof people

interface Issued {
  id: string
  number: string
  personName: string
  url: string | null
}

let server: TestServer
let world: World
let committee: { id: string; name: string; unitId: string; areaCode: string }
const desks = {} as Record<Person | 'head', ApiClient>
const filed = {} as Record<Person, string>
let certificate: Issued

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  await world.unit({ name: school, level: 'COUNTY', divisionCode: '653121', receivers: [bureau] })
  for (const [loginName, personName] of Object.entries(people))
    await world.login({ loginName, personName, unit: school, mayAdminister: false, hat: 'APPLICANT' })
  await world.login({ loginName: 'head', personName: '王校长', unit: school, mayAdminister: true, hat: 'UNIT_ADMIN' })
  const { reference } = server.services
  committee = reference.committees().find(({ seriesCodes }) => seriesCodes.includes('22'))!
  const title = [...reference.rows.titles.values()].find(
    ({ seriesCode, levelCode }) => seriesCode === '22' && levelCode === 'ZJ',
  )!
  const campaign = reference.campaigns().find(({ year }) => year === 2026)!
  for (const who of [...Object.keys(people), 'head'] as (Person | 'head')[]) {
    desks[who] = new ApiClient(server.address)
    await desks[who].logIn(who, password)
    if (who === 'head') continue
    const { startApplication } = await desks[who].call<{ startApplication: { id: string } }>(
      'mutation ($input: StartApplicationInput!) { startApplication(input: $input) { id } }',
      { input: { campaignId: campaign.id, titleId: title.id, wayCode: 'REVIEW' } },
    )
    filed[who] = startApplication.id
  }
  // What the way there is like has its own tests.
  await world.rows(`update application set status = 'PASSED', holder_unit_id = $2, version_number = 1 where id = any($1)`, [
    [filed.guli, filed.aman],
    committee.unitId,
  ])
  await issue([filed.guli, filed.aman])
  const { myCertificates } = await desks.guli.call<{ myCertificates: Issued[] }>(
    '{ myCertificates { id number personName url } }',
  )
  certificate = myCertificates[0]!
})
afterAll(async () => {
  await world.close()
  await server.stop()
})

async function issue(applicationIds: string[], grantedOn = '2026-12-05'): Promise<void> {
  const actorId = await world.accountId('head')
  const granted = { committeeId: committee.id, applicationIds, grantedOn, actorId }
  await server.services.db.transaction((tx) => server.services.certificates.issue(tx, granted))
}

interface Verification {
  name: string
  number: string
  valid: boolean
}

const stranger = () => new ApiClient(server.address)
const verify = async (asked: { name: string; number: string }, by = stranger()) => {
  const ask = 'query ($name: String!, $number: String!) { verifyCertificate(name: $name, number: $number) { name number valid } }'
  return (await by.call<{ verifyCertificate: Verification }>(ask, asked)).verifyCertificate
}

describe('B3 whoever has passed gets a certificate', () => {
  test('numbered by year, area and turn, in the words of the day, and once only', async () => {
    await issue([filed.aman, filed.guli])
    const rows = await world.rows('select number, person_name, unit_name, committee_name from certificate order by number')
    expect(rows).toEqual([
      {
        number: expect.stringMatching(new RegExp(`^2026${committee.areaCode}000001\\d$`)),
        person_name: name,
        unit_name: school,
        committee_name: committee.name,
      },
      expect.objectContaining({ number: expect.stringMatching(/000002\d$/), person_name: people.aman }),
    ])
    const acts = await world.rows(`select detail from audit_entry where action = 'issueCertificate' and subject = $1`, [
      `application:${filed.guli}`,
    ])
    expect(acts).toEqual([{ detail: { number: certificate.number } }])
  })

  test('each year and area counts for itself, and nothing of a grant undone is left', async () => {
    const { services } = server
    const undone = services.db.transaction(async (tx) => {
      const actorId = await world.accountId('head')
      await tx.query(`update application set status = 'PASSED', holder_unit_id = $2 where id = $1`, [
        filed.dilnur,
        committee.unitId,
      ])
      await services.certificates.issue(tx, {
        committeeId: committee.id,
        applicationIds: [filed.dilnur],
        grantedOn: '2027-01-04',
        actorId,
      })
      const [row] = await tx.query<{ number: string }>('select number from certificate where application_id = $1', [filed.dilnur])
      throw new Error(row!.number)
    })
    await expect(undone).rejects.toThrow(new RegExp(`^2027${committee.areaCode}000001\\d$`))
    expect(await world.rows('select from certificate_counter where year = 2027')).toEqual([])
  })

  test('the database gives none to whoever has not passed, and changes, removes or empties none', async () => {
    const refusal = async (act: Promise<unknown>) => violated(await act.catch((error: unknown) => error))
    expect(await refusal(issue([filed.dilnur]))).toBe('certificate_of_passed')
    for (const act of [`update certificate set person_name = '别人'`, 'delete from certificate', 'truncate certificate'])
      expect(await refusal(world.rows(act))).toBe('never_changed')
  })

  test('everybody who sees the application sees it, and its holder alone where it is fetched', async () => {
    const ask = 'query ($id: ID!) { application(id: $id) { certificate { number url } } }'
    const seenBy = async (who: Person | 'head') =>
      (await desks[who].call<{ application: { certificate: unknown } | null }>(ask, { id: filed.guli })).application
    expect(await seenBy('guli')).toEqual({ certificate: { number: certificate.number, url: certificate.url } })
    expect(await seenBy('head')).toEqual({ certificate: { number: certificate.number, url: null } })
    expect(await seenBy('aman')).toBeNull()
  })
})

describe('B3 the certificate as PDF', () => {
  const codeOf = async (answer: Response) =>
    ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code

  test('says whose it is, its number and where it is verified; nobody keeps a copy', async () => {
    const answer = await desks.guli.get(certificate.url!)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
    })
    const [page, ...more] = await pagesOf(new Uint8Array(await answer.arrayBuffer()))
    for (const words of [name, certificate.number, school, committee.name, `${server.address}/verify`, '2026年12月5日'])
      expect(page).toContain(words.replace(/\s/g, ''))
    expect([more, page!.includes('6531**')]).toEqual([[], false])
  })

  test('its QR code leads to the public page with the number, not the name, at the address set by whoever operates it', async () => {
    const [row] = await server.services.certificateStore.ofApplications([filed.guli])
    const { code, link } = await printedCertificate(row!, 'https://review.example.cn')
    const { data, info } = await sharp(Buffer.from(code)).resize(400).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    const read = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)
    expect([read?.data, link]).toEqual(Array(2).fill(`https://review.example.cn/verify?number=${certificate.number}`))
  })

  test('nobody else fetches it', async () => {
    for (const who of ['aman', 'head'] as const) {
      const answer = await desks[who].get(certificate.url!)
      expect([who, answer.status, await codeOf(answer)]).toEqual([who, 404, 'NOT_FOUND'])
    }
    const nobody = await stranger().get(certificate.url!)
    expect([nobody.status, await codeOf(nobody)]).toEqual([401, 'UNAUTHENTICATED'])
    for (const id of ['x', '00000000-0000-0000-0000-000000000000', certificate.number])
      expect((await desks.guli.get(`/print/certificates/${id}.pdf`)).status).toBe(404)
    const viewer = await viewerNamed(server.services.db, 'guli')
    expect((await server.services.certificates.myCertificates(viewer)).map(({ id }) => id)).toEqual([certificate.id])
  })
})

describe('B3 anybody verifies a name and a number', () => {
  test.each(['古丽巴哈尔·买买提', ' 古丽巴哈尔 • 买买提 ', '古丽巴哈尔．买买提', '古丽巴哈尔・买买提', '古丽巴哈尔.买买提'])(
    'as typed: %s',
    async (typed) => {
      const spaced = certificate.number.replace(/(\d{4})(\d{6})/, '$1 $2-')
      expect(await verify({ name: typed, number: spaced })).toEqual({ name: typed.trim(), number: spaced, valid: true })
    },
  )

  test('a wrong name and a number nobody has are told alike, from the same tables in as many statements', async () => {
    const { query } = server.services.db
    const statements: string[] = []
    server.services.db.query = (sql, params) => {
      statements.push(typeof sql === 'string' ? sql : sql.text)
      return query.call(server.services.db, sql, params) as never
    }
    const unknown = certificate.number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    const asked = [
      { name: people.aman, number: certificate.number },
      { name, number: unknown },
      { name, number: '不是编号' },
    ]
    const answers: [Verification, string[]][] = []
    for (const one of asked) answers.push([await verify(one), statements.splice(0)])
    server.services.db.query = query
    expect(answers.map(([answer]) => answer)).toEqual(asked.map((one) => ({ ...one, valid: false })))
    expect(new Set(answers.map(([, done]) => done.join())).size).toBe(1)
    expect(answers[0]![1]).toHaveLength(1)
  })

  test('the answer has nothing else in it, and nothing to ask with is refused', async () => {
    const types = `{ __type(name: "CertificateVerification") { fields { name } } }`
    const { __type } = await desks.guli.call<{ __type: { fields: { name: string }[] } }>(types)
    expect(__type.fields.map((field) => field.name)).toEqual(['name', 'number', 'valid'])
    for (const asked of [
      { name: ' ', number: certificate.number },
      { name, number: '' },
      { name: '名'.repeat(51), number: '1' },
    ])
      await expect(verify(asked)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('not too often from one address', async () => {
    const desk = stranger()
    for (let time = 0; time < 60; time += 1) await verify({ name: '猜', number: String(time) }, desk)
    await expect(verify({ name, number: certificate.number }, desk)).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      extensions: { cure: 'retryLater', params: { minutes: 10 } },
    })
    expect((await verify({ name, number: certificate.number })).valid).toBe(true)
  })
})
