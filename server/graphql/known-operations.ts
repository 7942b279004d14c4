import {
  ApolloServer,
  HeaderMap,
  type ApolloServerOptions,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server'
import { getOperationAST, OperationTypeNode, type DocumentNode, type GraphQLSchema } from 'graphql'
import { seeEverything } from '../database/horizon.js'
import type { Context } from './context.js'
import { costOf } from './cost.js'
import { executorOf, localGateway, type Executor } from './execution.js'
import { tellWritten } from './own-writes.js'
import { malformedIn } from './well-formed.js'

type ApolloRequest = Parameters<ApolloServer<Context>['executeHTTPGraphQLRequest']>[0]

interface Body {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

/** Characters of text whose documents are kept; all that our own screens ask is a third of it. */
const mostText = 500_000
/** What is longer would push out too many others. */
const longestText = mostText / 10
/** `Accept` headers whose answer is kept: there are as many forms of it as there are programs. */
const mostAccepted = 100

/**
 * Apollo's server, which answers what it has answered before without going through its pipeline again: that costs as much
 * as reading an application. Apollo parses, validates and answers whatever comes first, from a key, with extensions, or goes wrong;
 * in between stand the same checks, the same executor and the same cost.
 */
export class KnowingServer extends ApolloServer<Context> {
  /** By their text, those that have passed validation; the latest learnt last. */
  private readonly documents = new Map<string, DocumentNode>()
  private textKept = 0
  /** By the `Accept` header of a request, the content type that Apollo has chosen for its answer. */
  private readonly contentTypes = new Map<string, string>()
  private readonly executor: Executor

  constructor(
    private readonly schema: GraphQLSchema,
    { plugins = [], ...options }: Omit<ApolloServerOptions<Context> & { schema?: never; typeDefs?: never }, 'gateway'>,
  ) {
    const executor = executorOf(schema)
    const learning = {
      requestDidStart: async () => ({
        didResolveOperation: async ({ source, document }: { source: string; document: DocumentNode }) =>
          this.learn(source, document),
      }),
    }
    super({
      ...options,
      gateway: localGateway(schema, executor),
      plugins: [...plugins, learning],
    } as ApolloServerOptions<Context>)
    this.executor = executor
  }

  override async executeHTTPGraphQLRequest({ httpGraphQLRequest, context }: ApolloRequest): Promise<HTTPGraphQLResponse> {
    const known = this.knownIn(httpGraphQLRequest)
    if (!known) return this.answerAnew({ httpGraphQLRequest, context })
    // Whatever the context fails with is said by Apollo, but asked only once.
    const making = context()
    const made = await making.catch(() => undefined)
    if (!made || made.token) return this.answerAnew({ httpGraphQLRequest, context: () => making })

    const { document, operation, variables, contentType } = known
    const isMutation = operation.operation === OperationTypeNode.MUTATION
    if (isMutation) seeEverything()
    const result = await this.executor({ document, operation, request: { variables }, context: made })
    // How errors are told is Apollo's to decide; it is given what has come of the operation, which is not run a second time.
    if (result.errors) {
      return this.answerAnew({ httpGraphQLRequest, context: () => Promise.resolve(Object.assign(made, { executed: result })) })
    }
    if (isMutation) await tellWritten(made)
    const cost = costOf(this.schema, document, operation, variables)
    return {
      headers: new HeaderMap([['content-type', contentType]]),
      body: { kind: 'complete', string: `${JSON.stringify({ data: result.data, extensions: { cost } })}\n` },
    }
  }

  private async answerAnew(asked: ApolloRequest): Promise<HTTPGraphQLResponse> {
    const answer = await super.executeHTTPGraphQLRequest(asked)
    const contentType = answer.headers.get('content-type')
    const accepted = asked.httpGraphQLRequest.headers.get('accept') ?? ''
    if (contentType && answer.status === undefined && this.contentTypes.size < mostAccepted)
      this.contentTypes.set(accepted, contentType)
    return answer
  }

  /** The operation a request asks, where it has been answered before; undefined: for Apollo to look at. */
  private knownIn({ method, headers, body }: HTTPGraphQLRequest) {
    if (method !== 'POST' || !headers.get('content-type')?.startsWith('application/json') || !isPlain(body)) return undefined
    const contentType = this.contentTypes.get(headers.get('accept') ?? '')
    const document = this.documents.get(body.query)
    const operation = document && getOperationAST(document, body.operationName)
    const variables = body.variables ?? {}
    if (!contentType || !operation || malformedIn(document, variables) !== undefined) return undefined
    return { document, operation, variables, contentType }
  }

  private learn(text: string, document: DocumentNode): void {
    if (this.documents.has(text) || text.length > longestText) return
    this.documents.set(text, document)
    this.textKept += text.length
    for (const oldest of this.documents.keys()) {
      if (this.textKept <= mostText) break
      this.documents.delete(oldest)
      this.textKept -= oldest.length
    }
  }
}

/** A query with its variables and nothing else that Apollo might have to say something about. */
function isPlain(body: unknown): body is Body {
  if (typeof body !== 'object' || body === null || 'extensions' in body) return false
  const { query, operationName, variables } = body as Record<string, unknown>
  return (
    typeof query === 'string' &&
    (operationName === undefined || operationName === null || (typeof operationName === 'string' && operationName !== '')) &&
    (variables === undefined || (typeof variables === 'object' && !Array.isArray(variables)))
  )
}
