import { Kind, type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'

/** Fields that may be asked beneath a field, as dotted paths of their names in the schema: `edges.node.unit.parent`. */
export type Asked = ReadonlySet<string>

// A parsed document is kept as long as clients ask it, so each of its fields is read once. Libraries that do this read it anew
// at every call, and evaluate the variables, which would forbid keeping the answer.
const known = new WeakMap<FieldNode, Asked>()

/**
 * What a resolver may be asked for beneath its own field, so that its store can read everything at once. Aliases and fragments are
 * looked through; of what directives or the type of a row decide it says yes. Whoever reads by it stays right without:
 * field resolvers fall back to their loaders.
 */
export function askedBeneath({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): Asked {
  const [first, ...more] = fieldNodes.map((node) => known.get(node) ?? readOnce(node, fragments))
  // The same field written twice under one parent is one field, with what either asks.
  return more.reduce((all, one) => all.union(one), first ?? new Set<string>())
}

function readOnce(node: FieldNode, fragments: Record<string, FragmentDefinitionNode>): Asked {
  const asked = new Set<string>()
  const read = (selections: SelectionSetNode | undefined, above: string) => {
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        asked.add(above + selection.name.value)
        read(selection.selectionSet, `${above}${selection.name.value}.`)
      } else read((selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection)?.selectionSet, above)
    }
  }
  read(node.selectionSet, '')
  known.set(node, asked)
  return asked
}
