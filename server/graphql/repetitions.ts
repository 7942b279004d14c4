import { GraphQLError, Kind, type DocumentNode, type SelectionNode, type ValidationRule } from 'graphql'
import { DomainError } from '../errors.js'

/** Validation compares fields of one name, and fragments, each with each: its time grows with the square of these. */
const mostOfOneName = 300
const mostSpreads = 150
/** Far beyond what limits.ts grants an operation: nobody has to look at each of them to see that they are too many. */
const mostAliases = 60
const mostDirectives = 30

/** Ends at the first that is one too many. */
function isRepetitive({ definitions }: DocumentNode): boolean {
  const seen = new Map<string, number>()
  let [spreads, aliases, directives] = [0, 0, 0]

  const isTooMuch = (selection: SelectionNode): boolean => {
    directives += selection.directives?.length ?? 0
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value
      const times = (seen.get(name) ?? 0) + 1
      seen.set(name, times)
      if (selection.alias) aliases++
      if (times > mostOfOneName) return true
    } else spreads++
    if (spreads > mostSpreads || aliases > mostAliases || directives > mostDirectives) return true
    return 'selectionSet' in selection && (selection.selectionSet?.selections.some(isTooMuch) ?? false)
  }

  return definitions.some((definition) => 'selectionSet' in definition && definition.selectionSet.selections.some(isTooMuch))
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
