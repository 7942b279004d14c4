import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  execute,
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import pg from 'pg'
import { Database } from '../../server/database/database.js'
import type { executorOf } from '../../server/graphql/execution.js'
import { createLoaders } from '../../server/graphql/loaders.js'
import { guardedSchema } from '../../server/graphql/server.js'
import { createServices, type Services } from '../../server/services.js'
import { testSecret } from './secret.js'

const client = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../client')
const definitions = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .flatMap((file) => parse(readFileSync(path.join(client, file), 'utf8')).definitions)
const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)

/** Whatever the web client reads. */
export const queries = definitions.filter(
  (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION && one.operation === 'query',
)
/** As the client sends it. */
export const documentOf = (operation: OperationDefinitionNode): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: [operation, ...fragments],
})
export const nameOf = (operation: OperationDefinitionNode) => operation.name!.value

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

/** One statement as the server sends it; one with a name is prepared. */
export interface Sent {
  name?: string
  text: string
  values: unknown[]
}
type Asked = Parameters<ReturnType<typeof executorOf>>[0]

/** A bureau with much to do. */
const busiest = 'admin 653100 PREFECTURE_BUREAU'

/** The screens over a database that `pour` has filled, and what each of them asks of it. */
export class Screens {
  private sent: Sent[] = []

  private constructor(
    private readonly db: Database,
    private readonly services: Services,
    private readonly known: Record<string, string>,
    readonly schema: GraphQLSchema,
  ) {
    const pool = db.pool as unknown as { query: (query: Sent) => Promise<unknown> }
    const query = pool.query.bind(pool)
    pool.query = (statement) => {
      this.sent.push(statement)
      return query(statement)
    }
  }

  static async open(url: string): Promise<Screens> {
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    const { rows } = await admin.query<{ application: string; unit: string }>(
      `select a.id as application, a.unit_id as unit from application a join unit u on u.id = a.holder_unit_id
       where a.status = 'WITH_UNIT' and u.kind = 'PREFECTURE_BUREAU' and u.division_code = '653100' order by a.id limit 1`,
    )
    await admin.end()
    const db = await Database.connect(url)
    const config = {
      host: '',
      port: 0,
      databaseUrl: url,
      dataDir: '/nowhere',
      demo: false,
      secretKey: testSecret,
      trustedProxies: 0,
      production: false,
    }
    const services = await createServices(db, config as Parameters<typeof createServices>[1])
    return new Screens(db, services, { ...rows[0]! }, guardedSchema())
  }

  async close(): Promise<void> {
    await this.services.close()
    await this.db.close()
  }

  /** The screen as whoever has this session reads it, with no more than it has to be told. */
  async askedBy(operation: OperationDefinitionNode, first: number, session = busiest): Promise<Asked> {
    const root = operation.selectionSet.selections[0]
    const about = root?.kind === Kind.FIELD && /^unit|Unit/.test(root.name.value) ? this.known.unit : this.known.application
    const variables = Object.fromEntries(
      (operation.variableDefinitions ?? [])
        .filter(({ variable, type }) => variable.name.value === 'first' || type.kind === Kind.NON_NULL_TYPE)
        .map(({ variable }) => [variable.name.value, variable.name.value === 'first' ? first : about]),
    )
    return this.asking(documentOf(operation), operation, variables, session)
  }

  /** What a screen asks the database, without the look-up of the session. */
  async statementsOf(operation: OperationDefinitionNode, first: number, session = busiest): Promise<Sent[]> {
    return this.statementsFor(await this.askedBy(operation, first, session))
  }

  /** The same for a document that no screen has. */
  async statementsOfText(text: string, variables: object, session: string): Promise<Sent[]> {
    const document = parse(text)
    const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!
    return this.statementsFor(await this.asking(document, operation, variables, session))
  }

  private async asking(document: DocumentNode, operation: OperationDefinitionNode, variables: object, session: string) {
    const viewer = await this.services.accounts.viewerOf(session)
    const nobody = { token: null, address: '', userAgent: '', sessionToken: null }
    const context = { ...this.services, ...nobody, viewer, loaders: createLoaders(this.services, viewer) }
    return { document, operation, request: { variables }, context } as unknown as Asked
  }

  private async statementsFor({ document, request, context }: Asked): Promise<Sent[]> {
    this.sent = []
    await execute({ schema: this.schema, document, variableValues: request.variables, contextValue: context })
    return this.sent
  }
}

/** One node of what `explain (format json)` answers. */
export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Total Cost': number
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: PlanNode[]
}

/** All nodes of a plan, its root first. */
const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Big tables that a plan reads from end to end. */
export const scannedIn = (plan: PlanNode): string[] =>
  nodesOf(plan).flatMap(({ 'Node Type': type, 'Relation Name': table }) =>
    type === 'Seq Scan' && bigTables.includes(table!) ? [table!] : [],
  )
