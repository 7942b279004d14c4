import 'reflect-metadata'
import { buildSchemaSync, type PubSub } from 'type-graphql'
import { isInputObjectType, type GraphQLSchema } from 'graphql'
import { describeInputs } from './described.js'
import { resolvers } from './resolvers.js'
import './enums.js'

// TypeGraphQL asks for one as soon as there is a subscription; ours bring their own streams, which also hear other nodes.
const unused = (): never => {
  throw new Error('a subscription without a stream of its own')
}
const pubSub: PubSub = { publish: unused, subscribe: unused }

/** Input types of which exactly one field is given (@oneOf), which TypeGraphQL has no word for. */
function exactlyOne(schema: GraphQLSchema, names: readonly string[]): GraphQLSchema {
  for (const type of names.map((name) => schema.getType(name))) if (isInputObjectType(type)) type.isOneOf = true
  return schema
}

/** The schema as its types and resolvers write it, without the shield. */
export const buildSchema = (): GraphQLSchema =>
  exactlyOne(describeInputs(buildSchemaSync({ resolvers, validate: false, pubSub })), ['SectionContentInput'])
