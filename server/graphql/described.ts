import { getNamedType, type GraphQLSchema } from 'graphql'

/** The one argument of a mutation says what its type says, unless it says more. */
export function describeInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const { args } of Object.values(schema.getMutationType()?.getFields() ?? {}))
    for (const arg of args) arg.description ??= getNamedType(arg.type).description
  return schema
}
