import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { ObjectionOutcomeEnum } from '../publicity/publicity.type.js'
import type { ObjectionOutcome } from '../workflow/publicity.js'

@ObjectType('Minutes', { description: '会议纪要: what a meeting did, signed.' })
export class MinutesType {
  @Field(() => String, { description: 'The text.' })
  text!: string

  @Field(() => String, { description: 'Who signed it.' })
  signedName!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it was signed, in Asia/Shanghai.' })
  signedOn!: string
}

@ObjectType('ResultObjection', { description: '异议: what was said against a posted result and what became of it.' })
export class ResultObjectionType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => ID, { description: 'The application it is about.' })
  applicationId!: string

  @Field(() => String, { description: 'Whose application that is.' })
  applicantName!: string

  @Field(() => String, { description: 'Who objected (异议人).' })
  raisedBy!: string

  @Field(() => String, { description: 'What was objected.' })
  content!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it was received, in Asia/Shanghai.' })
  receivedOn!: string

  @Field(() => Date, { description: 'When it was written down (UTC).' })
  createdAt!: Date

  @Field(() => ObjectionOutcomeEnum, { nullable: true, description: 'What was found; null while it is open.' })
  outcome!: ObjectionOutcome | null

  @Field(() => String, { nullable: true, description: 'What was found and done (处理情况).' })
  handling!: string | null

  @Field(() => String, { nullable: true, description: 'Who handled it.' })
  handledByName!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was handled (UTC).' })
  handledAt!: Date | null
}
