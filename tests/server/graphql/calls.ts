import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql'
import { buildSchema } from '../../../server/graphql/schema.js'
import type { ApiClient, Upload } from '../../support/api.js'
import { scan } from '../../support/sample-files.js'

export type Root = 'Query' | 'Mutation'
export type Values = Record<string, unknown>

/** One field of the API, with a call of it that can be written without knowing what it does. */
export interface Call {
  root: Root
  name: string
  args: readonly GraphQLArgument[]
  document: string
}

const schema = buildSchema()
const rootOf = (root: Root): GraphQLObjectType => (root === 'Query' ? schema.getQueryType() : schema.getMutationType())!

function callOf(root: Root, { name, args, type }: GraphQLField<unknown, unknown>): Call {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const chosen = isLeafType(getNamedType(type)) ? '' : ' { __typename }'
  const field = `${name}${passed && `(${passed})`}${chosen}`
  return { root, name, args, document: `${root.toLowerCase()}${declared && ` (${declared})`} { ${field} }` }
}

/** Every field of the schema, so that none is forgotten. */
export const calls: readonly Call[] = (['Query', 'Mutation'] as const).flatMap((root) =>
  Object.values(rootOf(root).getFields()).map((field) => callOf(root, field)),
)

/** A value of the type that nobody can object to by its form; `known` gives what a name stands for. */
export function valueOf(name: string, type: GraphQLInputType, known: Values): unknown {
  if (name in known) return isListType(isNonNullType(type) ? type.ofType : type) ? [known[name]].flat() : known[name]
  if (isNonNullType(type)) return valueOf(name, type.ofType, known)
  if (isListType(type)) return []
  if (isInputObjectType(type) && type.isOneOf) return oneOf(Object.values(type.getFields()), known)
  if (isInputObjectType(type)) return inputOf(Object.values(type.getFields()), known)
  if (isEnumType(type)) return type.getValues()[0]!.name
  const plain: Values = {
    Int: 1,
    Float: 1,
    Boolean: false,
    ID: crypto.randomUUID(),
    JSONObject: {},
    LocalDate: '2026-01-31',
    DateTimeISO: '2026-01-31T00:00:00.000Z',
  }
  return type.name in plain ? plain[type.name] : 'x'
}

type Field = GraphQLArgument | GraphQLInputField

/** Exactly one of them, the first unless one is known. */
function oneOf(fields: readonly GraphQLInputField[], known: Values): Values {
  const { name, type } = fields.find((field) => field.name in known) ?? fields[0]!
  return { [name]: valueOf(name, type, known) }
}

/** What must be given, and what is known. */
export const inputOf = (fields: readonly Field[], known: Values): Values =>
  Object.fromEntries(
    fields
      .filter(({ name, type }) => isNonNullType(type) || name in known)
      .map(({ name, type, defaultValue }) => [name, name in known ? known[name] : (defaultValue ?? valueOf(name, type, known))]),
  )

const takesFile = ({ args }: Call) =>
  args.some(({ type }) => {
    const named = getNamedType(type)
    return isInputObjectType(named) && 'file' in named.getFields()
  })

export interface Answer {
  data: Record<string, unknown> | null
  codes: string[]
}

/** Calls the field; the first error's code is the answer's. */
export async function answerOf(client: ApiClient, call: Call, variables: Values, file?: Upload): Promise<Answer> {
  const answer = takesFile(call)
    ? await client.answerToUpload(call.document, variables.input as Values, file ?? (await scan('扫描件.png')))
    : await client.answer(call.document, variables)
  return {
    data: (answer.data ?? null) as Answer['data'],
    codes: (answer.errors ?? []).map(({ extensions }) => extensions?.code ?? 'NONE'),
  }
}
