import { isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import type { Context } from './context.js'

type Take = (root: unknown, context: Context, info: GraphQLResolveInfo) => unknown
type Method = (...values: unknown[]) => unknown

/** What a resolver's method may be given without looking at arguments. */
const takes: Record<string, Take> = {
  root: (root) => root,
  context: (_root, context) => context,
  info: (_root, _context, info) => info,
}

/**
 * Fields without arguments call their resolver's method as it stands. TypeGraphQL looks for the instance among all classes, then sorts and
 * converts the parameters, at every call: for the thousand fields of a page that is a tenth of the whole request.
 * @param instanceOf the one object of a resolver class, which has no state
 */
export function callDirectly(schema: GraphQLSchema, instanceOf: (resolver: new () => object) => object): GraphQLSchema {
  const metadata = getMetadataStorage()
  const nameOf = new Map(metadata.objectTypes.map(({ target, name }) => [target, name]))
  for (const {
    kind,
    target,
    getObjectType,
    methodName,
    schemaName,
    params = [],
    middlewares = [],
    roles,
  } of metadata.fieldResolvers) {
    const type = kind === 'external' && getObjectType ? schema.getType(nameOf.get(getObjectType()) ?? '') : undefined
    const field = isObjectType(type) ? type.getFields()[schemaName] : undefined
    const places = params.toSorted((a, b) => a.index - b.index)
    if (!field || middlewares.length > 0 || roles) continue
    if (!places.every((place) => place.kind in takes && !('propertyName' in place && place.propertyName))) continue
    const instance = instanceOf(target as new () => object) as Record<string, Method>
    const method = instance[methodName]!.bind(instance)
    const [first, second, ...more] = places.map((place) => takes[place.kind]!)
    if (more.length > 0 || !first) continue
    field.resolve = second
      ? (root, _args, context: Context, info) => method(first(root, context, info), second(root, context, info))
      : (root, _args, context: Context, info) => method(first(root, context, info))
  }
  return schema
}
