import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { FieldKind } from '../workflow/section-rule.js'

const FieldKindEnum = enumOf<FieldKind>('FieldKind', 'What kind of value a field of a section holds.', {
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

  @Field(() => String, { nullable: true, description: 'Key of the field of the same row that a DATE or MONTH may not precede.' })
  notBefore!: string | null

  @Field(() => Int, { nullable: true, description: 'Of a FLAG: how many rows may be ticked at most.' })
  mostTicked!: number | null
}

@ObjectType('RowLimit', { description: 'The most rows of whoever declares this level in this way.' })
export class RowLimitType {
  @Field(() => ID, { nullable: true, description: 'Code of the level (级别); null: any.' })
  levelCode!: string | null

  @Field(() => ID, { nullable: true, description: 'Code of the way of acquiring (申报方式); null: any.' })
  wayCode!: string | null

  @Field(() => Int, { description: 'The most rows.' })
  most!: number
}

@ObjectType('SectionRule', { description: 'What a section of an application asks for (申请书栏目).' })
export class SectionRuleType {
  @Field(() => String, { description: 'Key of the section.' })
  key!: string

  @Field(() => String, { description: 'Its name in Chinese.' })
  label!: string

  @Field(() => Boolean, { description: 'It has rows of the fields; otherwise one set of values.' })
  repeating!: boolean

  @Field(() => Boolean, {
    description: 'Everybody must complete it; requiredForWays and requiredWhenCarried name who else must.',
  })
  required!: boolean

  @Field(() => [ID], { description: 'Codes of the ways of acquiring (申报方式) that ask for it, such as 破格.' })
  requiredForWays!: readonly string[]

  @Field(() => Boolean, { description: 'Whoever begins with an earlier application (从上年申报复制) must complete it.' })
  requiredWhenCarried!: boolean

  @Field(() => Int, { nullable: true, description: 'The most rows anybody may have.' })
  maxRows!: number | null

  @Field(() => [RowLimitType], { description: 'Tighter limits by level and way; the first that fits holds.' })
  rowLimits!: readonly RowLimitType[]

  @Field(() => Boolean, { description: 'Its periods should follow each other; gaps and overlaps are warnings.' })
  continuous!: boolean

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
