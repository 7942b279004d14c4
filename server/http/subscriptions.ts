import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { createSourceEventStream, execute, getOperationAST, GraphQLError, parse, specifiedRules, validate } from 'graphql'
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { formatError } from '../graphql/errors.js'
import { limits } from '../graphql/limits.js'
import { log } from '../log.js'

/** What the live half of the API is made of. */
export interface LiveParts {
  schema: GraphQLSchema
  /** Asked anew for each event, so that an ended session hears nothing more. */
  context: (req: IncomingMessage) => Promise<object>
}

const mask = formatError(log)
const masked = (errors: readonly GraphQLError[]) => errors.map((error) => mask(error.toJSON(), error))

/** Browsers send the session's cookie from any page, but also the page's origin: only our own may listen. */
function isOwnOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host
}

/**
 * Subscriptions on /graphql over WebSocket (graphql-transport-ws). Queries and mutations are refused here: they go over
 * HTTP, where their limits are.
 * @returns closes every connection, telling the clients to come again
 */
export function serveSubscriptions(server: Server, { schema, context }: LiveParts): () => Promise<void> {
  const contexts = new WeakMap<object, () => Promise<object>>()
  const listen = async (args: ExecutionArgs) => {
    const events = await createSourceEventStream(args)
    if (!(Symbol.asyncIterator in events)) return events
    const contextNow = contexts.get(args.contextValue as object)
    return eachOf(events, async (rootValue) => execute({ ...args, rootValue, contextValue: await contextNow?.() }))
  }
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  const live = useServer<Record<string, never>, { request: IncomingMessage }>(
    {
      schema,
      onSubscribe: async ({ extra }, _id, { query, operationName, variables }) => {
        const document = readSubscription(schema, query, operationName)
        if (!('kind' in document)) return document
        const contextValue = await context(extra.request)
        contexts.set(contextValue, () => context(extra.request))
        return {
          schema,
          document,
          contextValue,
          ...(operationName && { operationName }),
          ...(variables && { variableValues: variables }),
        }
      },
      subscribe: listen,
      onError: (_connection, _id, _payload, errors) => masked(errors as readonly GraphQLError[]),
      onNext: (_connection, _id, _payload, _args, result) =>
        result.errors ? { ...result, errors: masked(result.errors as readonly GraphQLError[]) } : result,
    },
    sockets,
  )
  server.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
    if (req.url?.split('?')[0] !== '/graphql' || !isOwnOrigin(req)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    sockets.handleUpgrade(req, socket, head, (opened) => sockets.emit('connection', opened, req))
  })
  return async () => void (await live.dispose())
}

const refused = (code: string, { message, originalError }: GraphQLError) =>
  // A refusal of ours keeps its own code.
  new GraphQLError(message, originalError ? { originalError } : { extensions: { code } })

/** The document, or what is wrong with it. */
function readSubscription(schema: GraphQLSchema, query: string, operationName?: string | null): DocumentNode | GraphQLError[] {
  try {
    const document = parse(query, limits.parseOptions)
    if (getOperationAST(document, operationName)?.operation !== 'subscription')
      return [refused('BAD_REQUEST', new GraphQLError('Only subscriptions go over WebSocket.'))]
    const faults = validate(schema, document, [...specifiedRules, ...limits.validationRules])
    return faults.length > 0 ? faults.map((fault) => refused('GRAPHQL_VALIDATION_FAILED', fault)) : document
  } catch (error) {
    if (error instanceof GraphQLError) return [refused('GRAPHQL_PARSE_FAILED', error)]
    throw error
  }
}

/** An iterator that can be left while it waits, which a generator cannot. */
function eachOf(
  events: AsyncIterable<unknown>,
  answer: (event: unknown) => Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  const source = events[Symbol.asyncIterator]()
  const over = { done: true, value: undefined } as const
  const answers = {
    next: async () => {
      const { done, value } = await source.next()
      return done ? over : { done: false as const, value: await answer(value) }
    },
    return: async () => {
      await source.return?.()
      return over
    },
    throw: async (error: unknown) => {
      await source.return?.()
      throw error
    },
    [Symbol.asyncIterator]: () => answers,
    [Symbol.asyncDispose]: async () => void (await source.return?.()),
  }
  return answers as AsyncGenerator<ExecutionResult>
}
