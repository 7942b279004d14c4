import { ApolloArmor } from '@escape.tech/graphql-armor'
import { GraphQLError, type ParseOptions, type ValidationContext, type ValidationRule } from 'graphql'
import { DomainError } from '../errors.js'
import { fewRepetitions } from './repetitions.js'

const overLimit = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      context?.reportError(new GraphQLError(error.message, { originalError: new DomainError('QUERY_TOO_COMPLEX') })),
  ],
}

const armor = new ApolloArmor({
  // The schema is public (playground, introspection): suggestions help integrators and reveal nothing.
  blockFieldSuggestion: { enabled: false },
  // graphql-js counts tokens itself and answers HTTP 400, see parseOptions.
  maxTokens: { enabled: false },
  // A full page of 100 with what stands beside each row fits; several of them in one request do not.
  costLimit: { maxCost: 40_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5, ignoreIntrospection: true, ...overLimit },
  // The defaults let overloads by __typename aliases and by directives through.
  maxAliases: { n: 15, allowList: [], ...overLimit },
  maxDirectives: { n: 5, ...overLimit },
  maxDepth: { n: 14, ...overLimit },
})

/**
 * What a single query may ask for; spread into the options of ApolloServer.
 * Refusals are HTTP 400: QUERY_TOO_COMPLEX, or GRAPHQL_PARSE_FAILED beyond 4,000 tokens.
 */
export const limits: { parseOptions: ParseOptions; validationRules: ValidationRule[]; allowBatchedHttpRequests: false } = {
  parseOptions: { maxTokens: 4000 },
  validationRules: [fewRepetitions, ...armor.protect().validationRules],
  allowBatchedHttpRequests: false,
}
