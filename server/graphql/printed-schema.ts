import { lexicographicSortSchema, printSchema } from 'graphql'
import { buildSchema } from './schema.js'

/** The text of schema.graphql. */
export const printedSchema = (): string => printSchema(lexicographicSortSchema(buildSchema()))
