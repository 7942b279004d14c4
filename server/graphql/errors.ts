import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { unwrapResolverError } from '@apollo/server/errors'
import type { Logger } from 'pino'
import { DomainError, errorMessages, type ErrorCode } from '../errors.js'

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && code in errorMessages

/** A foreseen refusal as the API shows it: code, cure, who, and which fields or numbers are meant. */
export const toGraphQLError = (error: DomainError): GraphQLError =>
  new GraphQLError(error.message, { extensions: { code: error.code, ...error.hint }, originalError: error })

/** A refusal found while validating carries the domain's error beneath GraphQL's own. */
const foreseen = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError instanceof DomainError ? error.originalError : error

/** The whole request is refused with this HTTP status. */
export const withStatus = (error: GraphQLError, status: number): GraphQLError =>
  new GraphQLError(error.message, {
    extensions: { ...error.extensions, http: { status } },
    originalError: error.originalError ?? error,
  })

/** What GraphQL itself finds wrong with a request keeps its own code; it says nothing about us. */
const requestCodes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']

/** Refusals pass as they are; bad variables become INVALID_INPUT; everything unforeseen is logged and masked. */
export function formatError(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = foreseen(unwrapResolverError(error))
    const { locations, path } = formatted
    const where = { ...(locations && { locations }), ...(path && { path }) }
    if (cause instanceof DomainError) return { ...where, message: cause.message, extensions: { code: cause.code, ...cause.hint } }
    const code = formatted.extensions?.code
    if (isCode(code) && code !== 'INTERNAL') return formatted
    if (code === 'BAD_USER_INPUT')
      return { ...where, message: formatted.message, extensions: { code: 'INVALID_INPUT', cure: 'correctField', who: 'YOU' } }
    if (typeof code === 'string' && requestCodes.includes(code)) return { ...formatted, extensions: { code } }
    log.error({ err: cause, path: formatted.path }, 'unforeseen error')
    return { ...where, message: errorMessages.INTERNAL, extensions: { code: 'INTERNAL', cure: 'retryLater', who: 'YOU' } }
  }
}
