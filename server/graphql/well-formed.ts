import type { ApolloServerPlugin } from '@apollo/server'
import { visit, type DocumentNode } from 'graphql'
import { DomainError } from '../errors.js'
import type { Context } from './context.js'
import { toGraphQLError, withStatus } from './errors.js'

/** PostgreSQL stores no NUL, and half a surrogate pair would be stored as another character than was sent. */
const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

/** Where the first text stands that is none, in the words of the input; undefined when all are. */
function malformedText(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return isText(value) ? undefined : path
  if (Array.isArray(value))
    return firstOf(
      value.map((one, index) => [String(index), one]),
      path,
    )
  // Uploads are promises; what they hold is looked at by who reads it.
  if (typeof value !== 'object' || value === null || value instanceof Promise) return undefined
  return Object.keys(value).every(isText) ? firstOf(Object.entries(value), path) : path
}

function firstOf(entries: [string, unknown][], path: string): string | undefined {
  for (const [key, value] of entries) {
    const found = malformedText(value, path === '' ? key : `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** Apollo keeps parsed documents; each is looked through once. */
const looked = new WeakMap<DocumentNode, string | undefined>()

function malformedLiteral(document: DocumentNode): string | undefined {
  if (looked.has(document)) return looked.get(document)
  let found: string | undefined
  visit(document, {
    StringValue: ({ value }) => {
      if (!isText(value)) found = 'query'
    },
  })
  looked.set(document, found)
  return found
}

/** The field, or `query`, in which a text is none; undefined when all are. */
export const malformedIn = (document: DocumentNode, variables: Readonly<Record<string, unknown>>): string | undefined =>
  malformedText(variables, '') ?? malformedLiteral(document)

/** Refuses texts that are no Unicode text, wherever in a request they stand, before any field is reached. */
export const wellFormedText: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, request }) => {
      const field = malformedIn(document, request.variables ?? {})
      if (field === undefined) return
      const fields = [{ field: field.replace(/^input\./, ''), code: 'NOT_TEXT' }]
      throw withStatus(toGraphQLError(new DomainError('INVALID_INPUT', { cure: 'correctField', who: 'YOU', fields })), 400)
    },
  }),
}
