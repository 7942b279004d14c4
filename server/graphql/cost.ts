import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * What an operation asks for at most, in points: one a field, and everything beneath a paged list as often as its `first`.
 * Introspection costs nothing. The document has passed validation.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  )

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined): number => {
    if (node.name.value.startsWith('__')) return 0
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (!field) return 0
    const beneath = node.selectionSet ? ofSelections(node.selectionSet, getNamedType(field.type)) : 0
    const paged = field.args.find(({ name }) => name === 'first')
    return 1 + beneath * (paged ? rowsOf(node, paged.defaultValue) : 1)
  }

  const rowsOf = (node: FieldNode, otherwise: unknown): number => {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value
    const rows =
      value?.kind === Kind.INT ? Number(value.value) : value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined
    return Math.max(1, typeof rows === 'number' ? rows : typeof otherwise === 'number' ? otherwise : 1)
  }

  const ofSelections = ({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): number => {
    // Of a union only one kind is served.
    const kinds = new Map<string, number>()
    const always = selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, type)
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (!fragment) return sum
      const named = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
      const points = ofSelections(fragment.selectionSet, isCompositeType(named) ? named : type)
      if (!isUnionType(type) || !isObjectType(named)) return sum + points
      kinds.set(named.name, (kinds.get(named.name) ?? 0) + points)
      return sum
    }, 0)
    return always + Math.max(0, ...kinds.values())
  }

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined)
}
