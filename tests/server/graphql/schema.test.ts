import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from 'graphql'

const here = import.meta.dirname
/** The checks of the drift keep it equal to what the server serves. */
const schema = buildSchema(readFileSync(path.join(here, '../../../schema.graphql'), 'utf8'))

interface Described {
  name: string
  description?: string | null
}

/** Everything of the schema an integrator reads, by its path. */
function everything(of: GraphQLSchema): [string, Described][] {
  const types = Object.values(of.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
  return types.flatMap((type): [string, Described][] => {
    const within = (parts: readonly Described[]) => parts.map((part): [string, Described] => [`${type.name}.${part.name}`, part])
    if (isEnumType(type)) return [[type.name, type], ...within(type.getValues())]
    if (isInputObjectType(type)) return [[type.name, type], ...within(Object.values(type.getFields()))]
    if (!isObjectType(type) && !isInterfaceType(type)) return [[type.name, type]]
    const fields = Object.values(type.getFields())
    const args = fields.flatMap((field) =>
      field.args.map((arg): [string, Described] => [`${type.name}.${field.name}(${arg.name})`, arg]),
    )
    const roots = [of.getQueryType(), of.getMutationType(), of.getSubscriptionType()]
    return [
      ...(roots.some((root) => root === type) ? [] : [[type.name, type] as [string, Described]]),
      ...within(fields),
      ...args,
    ]
  })
}

test('B11 every type, field, argument and enum value is described', () => {
  const silent = everything(schema).filter(([, { description }]) => !description?.trim())
  expect(silent.map(([place]) => place)).toEqual([])
})

test('B11 the docs list every error code with its sentence', () => {
  const codes = schema.getType('ErrorCode')
  const listed = readFileSync(path.join(here, '../../../docs/errors.md'), 'utf8')
  if (!isEnumType(codes)) throw new Error('there is no enum ErrorCode')
  const missing = codes.getValues().filter(({ name, description }) => !listed.includes(`- \`${name}\` ${description}\n`))
  expect(missing.map(({ name }) => name)).toEqual([])
})

test('B11 nothing an integrator relies on goes away without being listed', () => {
  const agreed = buildSchema(readFileSync(path.join(here, 'baseline.graphql'), 'utf8'))
  const listed = JSON.parse(readFileSync(path.join(here, 'breaking-changes.json'), 'utf8')) as string[]
  const breaking = findBreakingChanges(agreed, schema).map(({ description }) => description)
  expect(breaking.filter((change) => !listed.includes(change))).toEqual([])
})
