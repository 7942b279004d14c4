import { GraphQLError, visit, type DocumentNode, type ValidationRule } from 'graphql'
import { DomainError } from '../errors.js'

/** Validation compares fields of one name, and fragments, each with each: its time grows with the square of these. */
const mostOfOneName = 300
const mostSpreads = 150

function isRepetitive(document: DocumentNode): boolean {
  const seen = new Map<string, number>()
  let spreads = 0
  visit(document, {
    Field: ({ alias, name }) => {
      const key = (alias ?? name).value
      seen.set(key, (seen.get(key) ?? 0) + 1)
    },
    FragmentSpread: () => void spreads++,
    InlineFragment: () => void spreads++,
  })
  return spreads > mostSpreads || [...seen.values()].some((count) => count > mostOfOneName)
}

/**
 * Refuses what would keep the validation busy, before it looks at a single selection. Rules cannot stop each other, so the
 * refused document is emptied under them. Source: B11.
 */
export const fewRepetitions: ValidationRule = (context) => ({
  Document: (document) => {
    if (!isRepetitive(document)) return
    context.reportError(new GraphQLError('too many repetitions', { originalError: new DomainError('QUERY_TOO_COMPLEX') }))
    Object.assign(document, { definitions: [] })
  },
})
