import { Field, ID, InputType } from 'type-graphql'
import type { FieldRule, SectionRule } from '../workflow/section-rule.js'
import { sectionRules } from '../workflow/section-rules.js'
import { describeField, scalarOf } from './section-content.type.js'
import { typeNameOf } from './typed-content.js'

/** What the server fills itself is not asked for. */
function inputOfFields(name: string, description: string, fields: readonly FieldRule[], isRow: boolean) {
  const type = { [name]: class {} }[name]!
  InputType(name, { description })(type)
  const description_ =
    'Which row it is: as you have read it, or of your own choice ([A-Za-z0-9_-], ≤ 40); left out for a new row.'
  if (isRow) Field(() => ID, { nullable: true, description: description_ })(type.prototype, 'id')
  for (const field of fields.filter(({ derived }) => !derived))
    Field(() => scalarOf(field.kind), { nullable: true, description: describeField(field) })(type.prototype, field.key)
  return type
}

function contentInputOf({ key, label, repeating, fields }: SectionRule) {
  const name = `${typeNameOf(key, 'Content')}Input`
  if (!repeating) return inputOfFields(name, `All of the section ${key} (${label}); what is left out is empty.`, fields, false)
  const row = inputOfFields(`${typeNameOf(key, 'Row')}Input`, `A row of the section ${key} (${label}).`, fields, true)
  const type = inputOfFields(name, `All rows of the section ${key} (${label}).`, [], false)
  Field(() => [row], { description: 'All of them in their order; a row left out is removed with its evidence.' })(
    type.prototype,
    'rows',
  )
  return type
}

@InputType('SectionContentInput', { description: 'What one section says: exactly one of them.' })
export class SectionContentInput {}

for (const rule of sectionRules) {
  const type = contentInputOf(rule)
  Field(() => type, { nullable: true, description: rule.label })(SectionContentInput.prototype, rule.key)
}
