import { Field, ID, Int, ObjectType } from 'type-graphql'
import { GraphQLJSONObject } from 'graphql-scalars'
import { StoredFileType } from '../files/stored-file.type.js'
import { enumOf } from '../graphql/enums.js'
import type { FieldValues } from '../workflow/section-content.js'
import type { SectionState } from '../workflow/section-problems.js'

export const SectionStateEnum = enumOf<SectionState>('SectionState', 'How far a section has come.', {
  NOT_STARTED: '未开始',
  IN_PROGRESS: '进行中: something is still missing.',
  DONE: '已完成',
  PROBLEM: '有问题: something is wrong.',
})

@ObjectType('Attachment', { description: 'A file that proves a section (证明材料).' })
export class AttachmentType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Which kind of evidence, one of SectionRule.evidence.' })
  label!: string

  @Field(() => StoredFileType, { description: 'The file.' })
  file!: StoredFileType

  @Field(() => Date, { description: 'When it was attached (UTC).' })
  createdAt!: Date
}

@ObjectType('SectionProblem', { description: 'What keeps a section from being complete.' })
export class SectionProblemType {
  @Field(() => String, { nullable: true, description: 'Key of the field; null when the section as a whole is meant.' })
  field!: string | null

  @Field(() => Int, { nullable: true, description: 'Which row, from 0; null when none is meant.' })
  row!: number | null

  @Field(() => String, {
    description:
      'REQUIRED, TOO_LONG, OUT_OF_RANGE, NOT_A_DATE, NOT_A_CHOICE, TOO_MANY_ROWS, TOO_FEW_ROWS, EVIDENCE_MISSING or UNKNOWN_FIELD.',
  })
  code!: string

  @Field(() => String, { description: 'A sentence for people, in Chinese.' })
  message!: string
}

@ObjectType('VersionSection', { description: 'A section as it was submitted.' })
export class VersionSectionType {
  @Field(() => String, { description: 'Key of the section.' })
  key!: string

  @Field(() => String, { description: 'Its name in Chinese.' })
  label!: string

  @Field(() => GraphQLJSONObject, { description: 'The values by field key; empty in a repeating section.' })
  values!: FieldValues

  @Field(() => [GraphQLJSONObject], { description: 'The rows by field key; empty unless the section repeats.' })
  rows!: FieldValues[]

  @Field(() => String, { description: 'SHA-256 (hex) of content and evidence; a verdict holds for it.' })
  contentHash!: string

  @Field(() => [AttachmentType], { description: 'Its evidence.' })
  attachments!: AttachmentType[]
}

@ObjectType('Section', {
  description: 'One part of an application (栏目). The applicant sees it as it stands, everybody else as it was last submitted.',
})
export class SectionType extends VersionSectionType {
  @Field(() => Int, { description: 'Rises with every change; a save names the revision it has read.' })
  revision!: number

  @Field(() => Date, { nullable: true, description: 'When it last changed (UTC).' })
  updatedAt!: Date | null

  @Field(() => SectionStateEnum, { description: 'How far it has come.' })
  state!: SectionState

  @Field(() => [SectionProblemType], { description: 'What keeps it from being complete.' })
  problems!: SectionProblemType[]

  @Field(() => Boolean, { description: 'It cannot be changed now: it has passed, or the application is not with its applicant.' })
  locked!: boolean

  @Field(() => Boolean, {
    description:
      'Judged 是 at the last itemised return (逐项审批): closed to the applicant, evidence included, until a reviewer re-opens it.',
  })
  passed!: boolean
}
