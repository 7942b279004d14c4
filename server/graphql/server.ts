import type { Server } from 'node:http'
import type { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import type { GraphQLSchema } from 'graphql'
import { log } from '../log.js'
import { proveReachable } from '../workflow/application-workflow.js'
import type { Context } from './context.js'
import { formatError } from './errors.js'
import { KnowingServer } from './known-operations.js'
import { limits } from './limits.js'
import { ownWrites } from './own-writes.js'
import { refusedRequest } from './refused-request.js'
import { requestCost } from './request-cost.js'
import { buildSchema } from './schema.js'
import { guard } from './shield.js'
import { wellFormedText } from './well-formed.js'

/** The schema as it is served. @throws Error when a field has no permission */
export const guardedSchema = (): GraphQLSchema => guard(buildSchema())

/** @throws Error when a field has no permission or a status cannot be reached or left */
export function createGraphQLServer(httpServer: Server, schema = guardedSchema()): ApolloServer<Context> {
  proveReachable()
  return new KnowingServer(schema, {
    formatError: formatError(log),
    ...limits,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    // The process ends in one place, in one order; Apollo's own handler would send the signal a second time.
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginCacheControlDisabled(),
      wellFormedText,
      requestCost,
      refusedRequest,
      ownWrites,
      ApolloServerPluginLandingPageDisabled(),
    ],
  })
}
