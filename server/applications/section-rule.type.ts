import { Field, Float, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { FieldKind } from '../workflow/section-rule.js'

export const FieldKindEnum = enumOf<FieldKind>('FieldKind', 'What kind of value a field of a section holds.', {
  TEXT: 'One line of text.',
  LONG_TEXT: 'Text of several lines.',
  NUMBER: 'A number.',
  DATE: 'YYYY-MM-DD.',
  MONTH: 'YYYY-MM.',
  CHOICE: 'One of the choices, by its text.',
  FLAG: 'true or false; a required one must be true.',
})

@ObjectType('FieldRule', { description: 'What a field of a section asks for.' })
export class FieldRuleType {
  @Field(() => String, { description: 'Its key in values and rows.' })
  key!: string

  @Field(() => String, { description: 'As printed on the form, in Chinese.' })
  label!: string

  @Field(() => FieldKindEnum, { description: 'What kind of value.' })
  kind!: FieldKind

  @Field(() => Boolean, { description: 'The section is incomplete without it.' })
  required!: boolean

  @Field(() => Int, { nullable: true, description: 'Longest text, in characters as a person counts them.' })
  maxLength!: number | null

  @Field(() => Float, { nullable: true, description: 'Smallest number.' })
  min!: number | null

  @Field(() => Float, { nullable: true, description: 'Largest number.' })
  max!: number | null

  @Field(() => [String], { nullable: true, description: 'The choices of a CHOICE.' })
  choices!: readonly string[] | null

  @Field(() => String, { nullable: true, description: 'A hint for whoever fills it in, in Chinese.' })
  hint!: string | null

  @Field(() => Boolean, { description: 'Filled by the server and read-only, such as what the ID number says.' })
  derived!: boolean
}

@ObjectType('SectionRule', { description: 'What a section of an application asks for (申请书栏目).' })
export class SectionRuleType {
  @Field(() => String, { description: 'Key of the section.' })
  key!: string

  @Field(() => String, { description: 'Its name in Chinese.' })
  label!: string

  @Field(() => Boolean, { description: 'It has rows of the fields; otherwise one set of values.' })
  repeating!: boolean

  @Field(() => Boolean, { description: 'Everybody must complete it; a few others depend on the way of acquiring (破格).' })
  required!: boolean

  @Field(() => Int, { nullable: true, description: 'The most rows anybody may have; help names tighter limits.' })
  maxRows!: number | null

  @Field(() => Int, { nullable: true, description: 'The fewest rows.' })
  minRows!: number | null

  @Field(() => [FieldRuleType], { description: 'Its fields in the order of the form.' })
  fields!: readonly FieldRuleType[]

  @Field(() => [String], {
    description: 'Kinds of evidence it takes (证明材料), the labels of its attachments; none when empty.',
  })
  evidence!: readonly string[]

  @Field(() => Boolean, { description: 'At least one attachment is needed.' })
  evidenceRequired!: boolean

  @Field(() => String, { nullable: true, description: 'What to know before filling it in, in Chinese.' })
  help!: string | null
}
