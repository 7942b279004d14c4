import type { Server } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { log } from '../log.js'
import { proveReachable } from '../workflow/application-workflow.js'
import type { Context } from './context.js'
import { formatError } from './errors.js'
import { limits } from './limits.js'
import { requestCost } from './request-cost.js'
import { buildSchema } from './schema.js'
import { guard } from './shield.js'
import { wellFormedText } from './well-formed.js'

/** @throws Error when a field has no permission or a status cannot be reached or left */
export function createGraphQLServer(httpServer: Server): ApolloServer<Context> {
  proveReachable()
  return new ApolloServer<Context>({
    schema: guard(buildSchema()),
    formatError: formatError(log),
    ...limits,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginCacheControlDisabled(),
      wellFormedText,
      requestCost,
      ApolloServerPluginLandingPageDisabled(),
    ],
  })
}
