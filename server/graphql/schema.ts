import 'reflect-metadata'
import { buildSchemaSync, getMetadataStorage, type PubSub } from 'type-graphql'
import { isInputObjectType, isUnionType, type GraphQLSchema } from 'graphql'
import { describeInputs } from './described.js'
import { callDirectly } from './direct-resolvers.js'
import { resolvers } from './resolvers.js'
import './enums.js'

// TypeGraphQL asks for one as soon as there is a subscription; ours bring their own streams, which also hear other nodes.
const unused = (): never => {
  throw new Error('a subscription without a stream of its own')
}
const pubSub: PubSub = { publish: unused, subscribe: unused }

const instances = new Map<object, object>()
const container = {
  /** Resolvers have no state: one object of each class serves all requests. */
  get(resolver: new () => object): object {
    const instance = instances.get(resolver) ?? new resolver()
    instances.set(resolver, instance)
    return instance
  },
}

/** Input types of which exactly one field is given (@oneOf), which TypeGraphQL has no word for. */
function exactlyOne(schema: GraphQLSchema, names: readonly string[]): GraphQLSchema {
  for (const type of names.map((name) => schema.getType(name))) if (isInputObjectType(type)) type.isOneOf = true
  return schema
}

/** The schema as its types and resolvers write it, without the shield. */
export function buildSchema(): GraphQLSchema {
  // What no resolver computes is read from the row by the executor itself, which costs nothing; thousands of them make a page.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true
  const schema = callDirectly(describeInputs(buildSchemaSync({ resolvers, validate: false, pubSub, container })), container.get)
  // A row of a union names its type itself; TypeGraphQL would answer with a promise, which compiled queries cannot wait for.
  for (const type of Object.values(schema.getTypeMap())) if (isUnionType(type)) type.resolveType = undefined
  return exactlyOne(schema, ['SectionContentInput'])
}
