import type { ExecutionResult, OperationDefinitionNode } from 'graphql'
import pg from 'pg'
import { executorOf } from '../../../server/graphql/execution.js'
import { pour } from '../../bench/pour.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'
import { nameOf, queries, scannedIn, Screens, type PlanNode } from '../../support/screens.js'

let fresh: FreshDatabase
let admin: pg.Client
let screens: Screens

beforeAll(async () => {
  fresh = await freshDatabase()
  admin = new pg.Client({ connectionString: fresh.url })
  await admin.connect()
  await admin.query('set session_replication_role = replica; set synchronous_commit = off')
  await pour(admin, { applications: 2000, units: 1500, houses: 300 })
  await admin.query('analyze')
  screens = await Screens.open(fresh.url)
}, 60_000)
afterAll(async () => {
  await screens.close()
  await admin.end()
  await fresh.drop()
})

const statementsOf = (operation: OperationDefinitionNode, first: number) => screens.statementsOf(operation, first)

const paged = queries.filter(({ variableDefinitions }) =>
  variableDefinitions?.some(({ variable }) => variable.name.value === 'first'),
)

test('the screens are found, and lists among them', () => {
  expect(queries.length).toBeGreaterThan(30)
  expect(paged.map(nameOf)).toEqual(expect.arrayContaining(['ReviewInbox', 'SentApplications', 'ApplicationSearch']))
})

test.each(paged.map((operation) => [nameOf(operation), operation] as const))(
  '%s asks the database as often for 40 rows as for 4',
  async (_name, operation) => {
    const [few, many] = [await statementsOf(operation, 4), await statementsOf(operation, 40)]
    expect(many.length).toBeLessThanOrEqual(few.length)
  },
)

/** Lists come with what stands around their rows; the rest is what one can do with them. They may come down, and never go up. */
const mostOf: Record<string, number> = {
  ReviewInbox: 4,
  CommitteeInbox: 4,
  SentApplications: 4,
  ApplicationSearch: 2,
  ReviewInboxClasses: 1,
}

test.each(queries.map((operation) => [nameOf(operation), operation] as const))(
  '%s needs few statements, and an index leads each of them to its rows',
  async (name, operation) => {
    const statements = await statementsOf(operation, 20)
    const scans: string[] = []
    await admin.query('begin; set local enable_seqscan = off')
    for (const { text, values } of statements.filter((one) => /^\s*(select|with)/i.test(one.text))) {
      const { rows } = await admin.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (format json) ${text}`, values)
      for (const table of scannedIn(rows[0]!['QUERY PLAN'][0].Plan)) scans.push(`${table}: ${text}`)
    }
    await admin.query('rollback')
    expect(scans).toEqual([])
    expect(statements.length).toBeLessThanOrEqual(mostOf[name] ?? 12)
  },
)

/** Each time another picture. */
const everNew = ['Captcha']

test.each(queries.map((operation) => [nameOf(operation), operation] as const).filter(([name]) => !everNew.includes(name)))(
  '%s answers the same once it is compiled',
  async (_name, operation) => {
    const executor = executorOf(screens.schema)
    const answers: unknown[] = []
    for (let time = 0; time < 4; time += 1) {
      const { data } = (await executor(await screens.askedBy(operation, 10))) as ExecutionResult
      answers.push(JSON.parse(JSON.stringify({ data })))
    }
    // The order of the fields of an object is nobody’s business.
    expect(answers[3]).toEqual(answers[0])
  },
)
