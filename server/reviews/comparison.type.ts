import { GraphQLJSON } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import { AttachmentType } from '../applications/section.type.js'
import { enumOf } from '../graphql/enums.js'
import type { Change } from '../workflow/section-diff.js'

const ChangeEnum = enumOf<Change>('Change', 'What happened to a row or a file between two versions.', {
  ADDED: '新增',
  REMOVED: '删除',
  CHANGED: '修改',
})

@ObjectType('FieldComparison', { description: 'A field that says something else.' })
export class FieldComparisonType {
  @Field(() => String, { description: 'Key of the field.' })
  key!: string

  @Field(() => String, { description: 'Its name in Chinese.' })
  label!: string

  @Field(() => GraphQLJSON, { nullable: true, description: 'What it said; null when it was empty.' })
  before!: unknown

  @Field(() => GraphQLJSON, { nullable: true, description: 'What it says; null when it is empty.' })
  after!: unknown
}

@ObjectType('RowComparison', { description: 'A row of a repeating section that is new, gone or says something else.' })
export class RowComparisonType {
  @Field(() => ChangeEnum, { description: 'What happened to it.' })
  change!: Change

  @Field(() => Int, { nullable: true, description: 'Its place in the earlier version, from 0; null when it was not there.' })
  before!: number | null

  @Field(() => Int, { nullable: true, description: 'Its place in the later version, from 0; null when it is gone.' })
  after!: number | null

  @Field(() => [FieldComparisonType], { description: 'The fields that differ.' })
  fields!: FieldComparisonType[]
}

@ObjectType('FileComparison', { description: 'An attachment that is new, gone, or has other bytes under the same name.' })
export class FileComparisonType {
  @Field(() => ChangeEnum, { description: 'What happened to it.' })
  change!: Change

  @Field(() => AttachmentType, { nullable: true, description: 'As it was; null when it was not there.' })
  before!: AttachmentType | null

  @Field(() => AttachmentType, { nullable: true, description: 'As it is; null when it is gone.' })
  after!: AttachmentType | null
}

@ObjectType('SectionComparison', { description: 'What differs in one section.' })
export class SectionComparisonType {
  @Field(() => String, { description: 'Key of the section.' })
  key!: string

  @Field(() => String, { description: 'Its name in Chinese.' })
  label!: string

  @Field(() => [FieldComparisonType], { description: 'Of a plain section, the fields that differ.' })
  fields!: FieldComparisonType[]

  @Field(() => [RowComparisonType], { description: 'Of a repeating section, the rows that differ.' })
  rows!: RowComparisonType[]

  @Field(() => [FileComparisonType], { description: 'The evidence that differs.' })
  files!: FileComparisonType[]
}

@ObjectType('VersionComparison', { description: 'Two submitted versions side by side (新旧对照).' })
export class VersionComparisonType {
  @Field(() => Int, { description: 'Number of the earlier version.' })
  from!: number

  @Field(() => Int, { description: 'Number of the later version.' })
  to!: number

  @Field(() => [SectionComparisonType], { description: 'The sections that differ, in the order of the form.' })
  sections!: SectionComparisonType[]
}
