import type { ApolloServerPlugin } from '@apollo/server'
import { DomainError } from '../errors.js'
import type { Rate } from '../integrations/token-rate.js'
import type { Context } from './context.js'
import { costOf } from './cost.js'
import { toGraphQLError, withStatus } from './errors.js'

/**
 * Tells with each answer what it cost (`extensions.cost`, points) and, to a key, what it has left (`extensions.rateLimit`).
 * A key that has used its points up is refused with HTTP 429. Source: B11.
 */
export const requestCost: ApolloServerPlugin<Context> = {
  requestDidStart: async () => {
    let cost: number | undefined
    let rateLimit: Rate | undefined
    return {
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (!operation) return
        cost = costOf(schema, document, operation, request.variables ?? {})
        const { token, tokenRate } = contextValue
        if (!token) return
        rateLimit = await tokenRate.consume(token.id, cost).catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error
          throw withStatus(toGraphQLError(error), 429)
        })
      },
      willSendResponse: async ({ response }) => {
        if (response.body.kind !== 'single' || cost === undefined) return
        const { singleResult } = response.body
        singleResult.extensions = { ...singleResult.extensions, cost, ...(rateLimit && { rateLimit }) }
      },
    }
  },
}
