import { Field, ID, Int, ObjectType } from 'type-graphql'
import { StoredFileType } from '../files/stored-file.type.js'
import { enumOf } from '../graphql/enums.js'
import type { SectionState } from '../workflow/section-problems.js'
import type { SectionWarning } from '../workflow/section-warnings.js'
import { SectionContentUnion } from './section-content.type.js'
import type { TypedContent } from './typed-content.js'

const SectionStateEnum = enumOf<SectionState>('SectionState', 'How far a section has come.', {
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

  @Field(() => ID, { nullable: true, description: 'The row it proves; null: the section as a whole.' })
  rowId!: string | null

  @Field(() => Int, { nullable: true, description: 'Place of that row, from 0; null: the section as a whole.' })
  row!: number | null

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
      'REQUIRED, TOO_LONG, OUT_OF_RANGE, BEFORE_BIRTH, IN_FUTURE, NOT_A_DATE, NOT_A_CHOICE, TOO_MANY_ROWS, TOO_FEW_ROWS, TOO_MANY_TICKED, EVIDENCE_MISSING or UNKNOWN_FIELD.',
  })
  code!: string

  @Field(() => String, { description: 'A sentence for people, in Chinese.' })
  message!: string
}

@ObjectType('SectionWarning', { description: 'What may be right and should be looked at; it keeps nobody from submitting.' })
export class SectionWarningType {
  @Field(() => String, { description: 'GAP (间断) or OVERLAP (重叠).' })
  code!: SectionWarning['code']

  @Field(() => [Int], { description: 'The two rows concerned, from 0, the earlier period first.' })
  rows!: number[]

  @Field(() => String, { description: 'A sentence for people, in Chinese.' })
  message!: string
}

@ObjectType('VersionSection', { description: 'A section as it was submitted.' })
export class VersionSectionType {
  @Field(() => String, { description: 'Key of the section.' })
  key!: string

  @Field(() => String, { description: 'Its name in Chinese.' })
  label!: string

  @Field(() => SectionContentUnion, { description: 'What it says, by the fields of its kind.' })
  content!: TypedContent

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

  @Field(() => [SectionWarningType], { description: 'What may be right and should be looked at.' })
  warnings!: SectionWarningType[]

  @Field(() => Boolean, { description: 'It cannot be changed now: it has passed, or the application is not with its applicant.' })
  locked!: boolean

  @Field(() => Boolean, {
    description:
      'Judged 是 at the last itemised return (逐项审批): closed to the applicant, evidence included, until a reviewer re-opens it.',
  })
  passed!: boolean
}
