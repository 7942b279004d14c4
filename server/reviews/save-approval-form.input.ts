import { Field, ID, InputType } from 'type-graphql'
import { GraphQLLocalDate } from 'graphql-scalars'
import { VerdictEnum } from './approval-form.type.js'

@InputType({ description: 'The verdict on one section (审批项).' })
export class ApprovalItemInput {
  @Field(() => ID, { description: 'Key of the section (栏目).' })
  sectionKey!: string

  @Field(() => VerdictEnum, { nullable: true, description: '是否通过; null leaves it open.' })
  verdict?: 'YES' | 'NO' | null

  @Field(() => String, { nullable: true, description: '修改意见, at most 1,000 characters.' })
  comment?: string | null

  @Field(() => Boolean, { nullable: true, description: '真实性.' })
  authentic?: boolean | null

  @Field(() => Boolean, { nullable: true, description: '完整性.' })
  complete?: boolean | null

  @Field(() => Boolean, { nullable: true, description: '有效性.' })
  valid?: boolean | null
}

@InputType({ description: 'Saves the draft of the 审批单 with the opinion. A field left out keeps its value; null empties it.' })
export class SaveApprovalFormInput {
  @Field(() => ID, { description: 'The application being handled.' })
  applicationId!: string

  @Field(() => String, { nullable: true, description: '基层单位推荐意见 / 呈报单位意见, at most 2,000 characters.' })
  recommendation?: string | null

  @Field(() => String, { nullable: true, description: 'Who signs it, at most 50 characters.' })
  signedName?: string | null

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date of the signature, not in the future (Asia/Shanghai).' })
  signedOn?: string | null

  @Field(() => [ApprovalItemInput], { description: 'Verdicts to save; sections not named keep theirs.' })
  items!: ApprovalItemInput[]
}
