import type { ApolloServerOptions } from '@apollo/server'
import {
  execute,
  getNamedType,
  GraphQLError,
  isAbstractType,
  isInputObjectType,
  isNonNullType,
  Kind,
  OperationTypeNode,
  typeFromAST,
  visit,
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type GraphQLType,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'
import type { Context } from './context.js'

type Gateway = NonNullable<ApolloServerOptions<Context>['gateway']>

/** An operation of a document that has passed validation. */
export interface Execution {
  document: DocumentNode
  /** Absent: the document has none of this name, or several, and the request names none. */
  operation?: OperationDefinitionNode | undefined
  request: { operationName?: string | undefined; variables?: Readonly<Record<string, unknown>> }
  context: Context
}
export type Executor = (execution: Execution) => Promise<ExecutionResult>

/** Compiling costs as much as some executions: what is asked once, or by somebody trying things out, is not worth it. */
const worthCompiling = 3

interface Seen {
  times: number
  /** null: it cannot be compiled. */
  compiled?: CompiledQuery | null
}

/**
 * Runs operations: queries and single mutations that come again as code made for them, the rest as graphql-js does. Kept as long as Apollo keeps the
 * parsed document. Where several fields under one parent fail, compiled code tells of each, graphql-js of the first.
 * @throws Error at start-up: a union or interface that does not leave it to its rows to name their type
 */
export function executorOf(schema: GraphQLSchema): Executor {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && type.resolveType) throw new Error(`compiled queries read the type of a ${type.name} from its row`)
  }
  const seen = new WeakMap<OperationDefinitionNode, Seen>()

  const compiledOf = (document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null => {
    const known = seen.get(operation) ?? { times: 0 }
    seen.set(operation, known)
    known.times += 1
    if (known.compiled === undefined && known.times >= worthCompiling) known.compiled = compile(schema, document, operation)
    return known.compiled ?? null
  }

  return async ({ document, operation, request, context: contextValue }) => {
    const variableValues = request.variables ?? {}
    const compiled = operation && mayBeCompiled(operation) ? compiledOf(document, operation) : null
    if (!operation || !compiled) {
      const operationName = operation ? operation.name?.value : request.operationName
      return execute({ schema, document, contextValue, variableValues, operationName })
    }
    // Variables that do not fit are told in the words, and with the nodes, by which Apollo knows them.
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues, { maxErrors: 50 })
    if (errors) return { errors }
    const result = await compiled.query(undefined, contextValue, variableValues)
    return result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result
  }
}

/**
 * Compiled code misses what is left to its default where no null may be: such variables are graphql-js's to read.
 * @param seen input types on the way here
 */
function leavesToDefaults(type: GraphQLType | undefined, seen: readonly GraphQLType[] = []): boolean {
  const named = type && getNamedType(type)
  if (!isInputObjectType(named) || seen.includes(named)) return false
  return Object.values(named.getFields()).some(
    (field) => (isNonNullType(field.type) && field.defaultValue !== undefined) || leavesToDefaults(field.type, [...seen, named]),
  )
}

/** Of several acts the compiled code would go on with the next one after a failure; one alone has no next. */
function mayBeCompiled({ operation, selectionSet: { selections } }: OperationDefinitionNode): boolean {
  if (operation === OperationTypeNode.QUERY) return true
  return operation === OperationTypeNode.MUTATION && selections.length === 1 && selections[0]?.kind === Kind.FIELD
}

function compile(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null {
  if (asksTheSchema(document)) return null
  const variables = operation.variableDefinitions ?? []
  const missed = ({ type, defaultValue }: VariableDefinitionNode) =>
    (type.kind === Kind.NON_NULL_TYPE && defaultValue !== undefined) || leavesToDefaults(typeFromAST(schema, type))
  if (variables.some(missed)) return null
  const compiled = compileQuery(schema, document, operation.name?.value, { disablingCapturingStackErrors: true })
  return isCompiledQuery(compiled) ? compiled : null
}

/** Introspection is rare and large. */
function asksTheSchema(document: DocumentNode): boolean {
  let asks = false
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      if (name.value !== '__schema' && name.value !== '__type') return undefined
      asks = true
      return BREAK
    },
  })
  return asks
}

/** The compiled code has errors of its own make: path, code and cause are carried over. */
function asGraphQLError(error: GraphQLError): GraphQLError {
  const { message, path, originalError, locations } = error
  const made = new GraphQLError(message, { ...(path && { path }), ...(originalError && { originalError }) })
  if (locations) Object.defineProperty(made, 'locations', { value: locations, enumerable: true })
  return made
}

/** Apollo takes another executor only from a gateway. */
export function localGateway(schema: GraphQLSchema, executor: Executor): Gateway {
  return {
    onSchemaLoadOrUpdate: (loaded) => {
      loaded({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => {}
    },
    load: () =>
      Promise.resolve({
        executor: async ({ document, operation, request, context }) =>
          (context as Context).executed ?? executor({ document, operation, request, context: context as Context }),
      }),
    stop: () => Promise.resolve(),
  }
}
