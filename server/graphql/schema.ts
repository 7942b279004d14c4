import 'reflect-metadata'
import { buildSchemaSync } from 'type-graphql'
import type { GraphQLSchema } from 'graphql'
import { describeInputs } from './described.js'
import { resolvers } from './resolvers.js'
import './enums.js'

/** The schema as its types and resolvers write it, without the shield. */
export const buildSchema = (): GraphQLSchema => describeInputs(buildSchemaSync({ resolvers, validate: false }))
