import { createUnionType, Field, Float, ID, ObjectType } from 'type-graphql'
import { GraphQLJSONObject } from 'graphql-scalars'
import type { FieldKind, FieldRule, SectionRule } from '../workflow/section-rule.js'
import { sectionRules } from '../workflow/section-rules.js'
import { earlierContentName, typeNameOf, type TypedContent } from './typed-content.js'

/** How GraphQL carries a kind of value; days, months and choices are texts of a form the description names. */
export const scalarOf = (kind: FieldKind) => (kind === 'NUMBER' ? Float : kind === 'FLAG' ? Boolean : String)

const forms: Partial<Record<FieldKind, string>> = { DATE: 'YYYY-MM-DD', MONTH: 'YYYY-MM' }

/** What the rule says about a field, for integrators. */
export function describeField({ kind, label, required, derived, choices, maxLength, min, max }: FieldRule): string {
  const form = choices
    ? `one of ${choices.slice(0, 10).join(' ')}${choices.length > 10 ? ' … (sectionRules has all)' : ''}`
    : forms[kind]
  const limit =
    maxLength === null
      ? min === null && max === null
        ? undefined
        : `${min ?? '…'} to ${max ?? '…'}`
      : `≤ ${maxLength} characters`
  return [label, form, limit, required && 'required', derived && 'filled by the server'].filter(Boolean).join('; ') + '.'
}

/** A class of its own for every section: the rules are written once, the schema follows them. */
function typeOfFields(name: string, description: string, fields: readonly FieldRule[], isRow: boolean) {
  const type = { [name]: class {} }[name]!
  ObjectType(name, { description })(type)
  if (isRow)
    Field(() => ID, { description: 'Which row it is, for as long as it lives; evidence names it.' })(type.prototype, 'id')
  for (const field of fields)
    Field(() => scalarOf(field.kind), { nullable: true, description: describeField(field) })(type.prototype, field.key)
  return type
}

function contentTypeOf({ key, label, repeating, fields }: SectionRule) {
  const name = typeNameOf(key, 'Content')
  if (!repeating) return typeOfFields(name, `What the section ${key} says (${label}).`, fields, false)
  const row = typeOfFields(typeNameOf(key, 'Row'), `A row of the section ${key} (${label}).`, fields, true)
  const type = typeOfFields(name, `What the section ${key} says (${label}).`, [], false)
  Field(() => [row], { description: 'Its rows in their order.' })(type.prototype, 'rows')
  return type
}

@ObjectType(earlierContentName, {
  description: 'Content of an earlier form, with a section or fields that are no longer asked for. It stays readable as it was.',
})
class EarlierContentType {
  @Field(() => GraphQLJSONObject, { description: '{values, rows}: the values by field key, or rows of them.' })
  json!: Record<string, unknown>
}

const types = [...sectionRules.map(contentTypeOf), EarlierContentType]

export const SectionContentUnion = createUnionType({
  name: 'SectionContent',
  description: 'What a section says, by the fields of its kind (栏目内容); fields nobody has filled are null.',
  types: () => types as [(typeof types)[number], ...typeof types],
  resolveType: (content) => (content as TypedContent).__typename,
})
