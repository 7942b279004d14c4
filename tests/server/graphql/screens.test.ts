import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  execute,
  Kind,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql'
import pg from 'pg'
import { Database } from '../../../server/database/database.js'
import { executorOf } from '../../../server/graphql/execution.js'
import { createLoaders } from '../../../server/graphql/loaders.js'
import { guardedSchema } from '../../../server/graphql/server.js'
import { createServices, type Services } from '../../../server/services.js'
import { pour } from '../../bench/pour.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'
import { testSecret } from '../../support/secret.js'

let fresh: FreshDatabase
let db: Database
let services: Services
let admin: pg.Client
let asked: { text: string; values: unknown[] }[] = []
let known: Record<string, string>

/** What grows with the years. */
const bigTables = [
  'application',
  'section',
  'version_section',
  'application_version',
  'transfer',
  'approval_form',
  'approval_item',
  'account',
]

beforeAll(async () => {
  fresh = await freshDatabase()
  admin = new pg.Client({ connectionString: fresh.url })
  await admin.connect()
  await admin.query('set session_replication_role = replica; set synchronous_commit = off')
  await pour(admin, { applications: 2000, units: 1500, houses: 300 })
  await admin.query('analyze')
  db = await Database.connect(fresh.url)
  const config = {
    host: '',
    port: 0,
    databaseUrl: fresh.url,
    dataDir: '/nowhere',
    demo: false,
    secretKey: testSecret,
    trustedProxies: 0,
    production: false,
  }
  services = await createServices(db, config as Parameters<typeof createServices>[1])
  const { rows } = await admin.query<{ application: string; unit: string }>(
    `select a.id as application, a.unit_id as unit from application a join unit u on u.id = a.holder_unit_id
     where a.status = 'WITH_UNIT' and u.kind = 'PREFECTURE_BUREAU' and u.division_code = '653100' order by a.id limit 1`,
  )
  known = rows[0]!
  listenToPool()
}, 60_000)
afterAll(async () => {
  await services.close()
  await db.close()
  await admin.end()
  await fresh.drop()
})

function listenToPool(): void {
  const pool = db.pool as unknown as { query: (query: { text: string; values: unknown[] }) => Promise<unknown> }
  const query = pool.query.bind(pool)
  pool.query = (sent) => {
    asked.push(sent)
    return query(sent)
  }
}

const schema = guardedSchema()
const client = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../client')
const documents: DocumentNode[] = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => parse(readFileSync(path.join(client, file), 'utf8')))
const definitions = documents.flatMap(({ definitions }) => definitions)
const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
const queries = definitions.filter(
  (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION && one.operation === 'query',
)

/** The two pages that show everything of one application; they may come down, and never go up. */
const mostOf: Record<string, number> = { ApplicationDossier: 14, ReviewApplication: 16 }

type Asked = Parameters<ReturnType<typeof executorOf>>[0]

/** The screen as the administrator of a bureau with much to do reads it. */
async function askedBy(operation: OperationDefinitionNode, first: number): Promise<Asked> {
  const viewer = await services.accounts.viewerOf('admin 653100 PREFECTURE_BUREAU')
  const root = operation.selectionSet.selections[0]
  const about = root?.kind === Kind.FIELD && /^unit|Unit/.test(root.name.value) ? known.unit : known.application
  const variables = Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .filter(({ variable, type }) => variable.name.value === 'first' || type.kind === Kind.NON_NULL_TYPE)
      .map(({ variable }) => [variable.name.value, variable.name.value === 'first' ? first : about]),
  )
  const nobody = { token: null, address: '', userAgent: '', sessionToken: null }
  const context = { ...services, ...nobody, viewer, loaders: createLoaders(services, viewer) }
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] } as const
  return { document, operation, request: { variables }, context } as unknown as Asked
}

/** What a screen asks the database, without the look-up of the session. */
async function statementsOf(operation: OperationDefinitionNode, first: number): Promise<typeof asked> {
  const { document, request, context } = await askedBy(operation, first)
  asked = []
  await execute({ schema, document, variableValues: request.variables, contextValue: context })
  return asked
}

const nameOf = (operation: OperationDefinitionNode) => operation.name!.value
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

test.each(queries.map((operation) => [nameOf(operation), operation] as const))(
  '%s needs few statements, and an index leads each of them to its rows',
  async (name, operation) => {
    const statements = await statementsOf(operation, 20)
    const scans: string[] = []
    await admin.query('begin; set local enable_seqscan = off')
    for (const { text, values } of statements.filter((one) => /^\s*(select|with)/i.test(one.text))) {
      const { rows } = await admin.query<{ 'QUERY PLAN': unknown }>(`explain (format json) ${text}`, values)
      for (const table of scannedIn(rows[0]!['QUERY PLAN'])) scans.push(`${table}: ${text}`)
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
    const executor = executorOf(schema)
    const answers: unknown[] = []
    for (let time = 0; time < 4; time += 1) {
      const { data } = (await executor(await askedBy(operation, 10))) as ExecutionResult
      answers.push(JSON.parse(JSON.stringify({ data })))
    }
    // The order of the fields of an object is nobody’s business.
    expect(answers[3]).toEqual(answers[0])
  },
)

/** Big tables read from end to end: the planner does so only where it has nothing else. */
function scannedIn(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(scannedIn)
  if (typeof plan !== 'object' || plan === null) return []
  const { 'Node Type': type, 'Relation Name': table } = plan as Record<string, unknown>
  const here = type === 'Seq Scan' && bigTables.includes(table as string) ? [table as string] : []
  return [...here, ...Object.values(plan).flatMap(scannedIn)]
}
