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

/** Points, or what they are once the variables are known. */
type Points = number | ((variables: Variables) => number)
type Variables = Readonly<Record<string, unknown>>

/** Kept as long as Apollo keeps the parsed document: only pages whose `first` is a variable have to be counted anew. */
const counted = new WeakMap<OperationDefinitionNode, Points>()

/**
 * What an operation asks for at most, in points: one a field, and everything beneath a paged list as often as its `first`.
 * Introspection costs nothing. The document has passed validation.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const points = counted.get(operation) ?? pointsOf(schema, document, operation)
  counted.set(operation, points)
  return known(points, variables)
}

const known = (points: Points, variables: Variables): number => (typeof points === 'number' ? points : points(variables))

/** `join` of several points, at once where all are known already. */
function joined(parts: readonly Points[], join: (...points: number[]) => number): Points {
  if (parts.every((part) => typeof part === 'number')) return join(...parts)
  return (variables) => join(...parts.map((part) => known(part, variables)))
}

const sum = (...points: number[]): number => points.reduce((total, each) => total + each, 0)

function pointsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Points {
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  )

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined): Points => {
    if (node.name.value.startsWith('__')) return 0
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (!field) return 0
    const beneath = node.selectionSet ? ofSelections(node.selectionSet, getNamedType(field.type)) : 0
    const paged = field.args.find(({ name }) => name === 'first')
    return joined([beneath, paged ? rowsOf(node, paged.defaultValue) : 1], (points, rows) => 1 + points! * rows!)
  }

  const rowsOf = (node: FieldNode, otherwise: unknown): Points => {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value
    const rows = (first: unknown) =>
      Math.max(1, typeof first === 'number' ? first : typeof otherwise === 'number' ? otherwise : 1)
    if (value?.kind !== Kind.VARIABLE) return rows(value?.kind === Kind.INT ? Number(value.value) : undefined)
    const name = value.name.value
    return (variables) => rows(variables[name])
  }

  const ofSelections = ({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): Points => {
    // Of a union only one kind is served.
    const kinds = new Map<string, Points[]>()
    const always = selections.map((selection) => {
      if (selection.kind === Kind.FIELD) return ofField(selection, type)
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (!fragment) return 0
      const named = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
      const points = ofSelections(fragment.selectionSet, isCompositeType(named) ? named : type)
      if (!isUnionType(type) || !isObjectType(named)) return points
      kinds.set(named.name, [...(kinds.get(named.name) ?? []), points])
      return 0
    })
    const largest = joined(
      [...kinds.values()].map((points) => joined(points, sum)),
      (...each) => Math.max(0, ...each),
    )
    return joined([...always, largest], sum)
  }

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined)
}
