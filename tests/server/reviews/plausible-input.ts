import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql'

/** What an input field may hold, by its name first. */
export type Known = Record<string, unknown>

/** An input of the type in which every field is filled: by name where the name is known, else with some value of its type. */
export function plausible(type: GraphQLInputType, known: Known, name = ''): unknown {
  if (isNonNullType(type)) return plausible(type.ofType as GraphQLInputType, known, name)
  if (name in known) return known[name]
  if (isListType(type)) return [plausible(type.ofType as GraphQLInputType, known)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, plausible(field.type, known, field.name)]),
    )
  const scalars: Known = { Boolean: true, Int: 1, Float: 1, LocalDate: '2026-11-20', DateTimeISO: '2026-11-20T00:00:00Z' }
  if (type.name === 'Upload') return null
  if (type.name.startsWith('JSON')) return {}
  return scalars[type.name] ?? '文字'
}

const fieldsOf = ({ type }: GraphQLArgument): string[] => {
  const named = getNamedType(type)
  return isInputObjectType(named) ? Object.keys(named.getFields()) : []
}

/** Whether an upload has to go with the mutation. */
export const takesFile = (argument: GraphQLArgument): boolean => fieldsOf(argument).includes('file')

/** Whether it says which application is meant. */
export const namesApplication = (argument: GraphQLArgument): boolean =>
  fieldsOf(argument).some((name) => /^(application|attachment)Ids?$/.test(name))
