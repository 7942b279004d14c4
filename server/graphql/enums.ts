import { registerEnumType } from 'type-graphql'
import { errorMessages } from '../errors.js'

/** A TypeGraphQL enum of string literals; every value keeps its spelling and has a description. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: Record<Value, string>,
): Record<Value, Value> {
  const members = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as Record<Value, Value>
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(values).map(([value, text]) => [value, { description: text }]),
  ) as Record<Value, { description: string }>
  registerEnumType(members, { name, description, valuesConfig })
  return members
}

export const ErrorCodeEnum = enumOf('ErrorCode', 'Why something was refused; clients switch on it.', errorMessages)
