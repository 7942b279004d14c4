import { Field, ID, Int, ObjectType } from 'type-graphql'
import { GraphQLLocalDate } from 'graphql-scalars'
import { ApplicationActionEnum } from '../applications/application-enums.type.js'
import { enumOf } from '../graphql/enums.js'

export const VerdictEnum = enumOf('Verdict', 'Whether an item passes (是否通过).', {
  YES: '是: it passes.',
  NO: '否: it does not.',
})

@ObjectType('ApprovalItem', { description: 'What a unit says of one section (审批项).' })
export class ApprovalItemType {
  @Field(() => ID, { description: 'Key of the section it judges (栏目).' })
  sectionKey!: string

  @Field(() => VerdictEnum, { nullable: true, description: '是否通过; null until it is judged.' })
  verdict!: 'YES' | 'NO' | null

  @Field(() => String, { nullable: true, description: '修改意见, at most 1,000 characters.' })
  comment!: string | null

  @Field(() => Boolean, { nullable: true, description: '真实性: the content is true.' })
  authentic!: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: '完整性: nothing is missing; what the machine has checked until the reviewer says otherwise.',
  })
  complete!: boolean | null

  @Field(() => Boolean, { nullable: true, description: '有效性: what proves it is valid.' })
  valid!: boolean | null

  @Field(() => String, { description: 'SHA-256 (hex) of the content and attachments the verdict was given on.' })
  contentHash!: string

  @Field(() => Boolean, { description: 'The judged content still stands, and so does the verdict.' })
  current!: boolean

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the version it was given on, when it stands from an earlier round; null when it was given in this one.',
  })
  carriedFrom!: number | null

  @Field(() => Boolean, { description: 'A 是 of an earlier round was opened again here (重新审核).' })
  reopened!: boolean
}

@ObjectType('ApprovalForm', {
  description: "A unit's sheet for one round (审批单): a verdict per section and the unit's opinion.",
})
export class ApprovalFormType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Name of whoever saved it last.' })
  reviewer!: string

  @Field(() => String, {
    nullable: true,
    description: 'The absent colleague in whose place they wrote (委托办理，代); null: in their own right.',
  })
  onBehalfOfName!: string | null

  @Field(() => Int, { description: 'The submitted version it judges.' })
  versionNumber!: number

  @Field(() => String, { nullable: true, description: '推荐意见, printed on the form; at most 2,000 characters.' })
  recommendation!: string | null

  @Field(() => String, { nullable: true, description: 'Who signs the opinion.' })
  signedName!: string | null

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The date of the signature (Asia/Shanghai).' })
  signedOn!: string | null

  @Field(() => Date, { description: 'When it was last saved (UTC).' })
  savedAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was sent with a move (UTC); null while it is a draft.' })
  dispatchedAt!: Date | null

  @Field(() => ApplicationActionEnum, { nullable: true, description: 'The move it was sent with.' })
  dispatchAction!: string | null
}
