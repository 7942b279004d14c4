import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, ID, InputType } from 'type-graphql'
import { ObjectionOutcomeEnum } from '../publicity/publicity.type.js'
import type { ObjectionOutcome } from '../workflow/publicity.js'
import { MeetingStepInput } from './meeting.input.js'

@InputType({ description: 'Writes and signs the minutes (会议纪要), until the results are posted.' })
export class SaveMinutesInput extends MeetingStepInput {
  @Field(() => String, { description: 'What was said and done, up to 10,000 characters.' })
  text!: string

  @Field(() => String, { description: 'Who signs, up to 50 characters.' })
  signedName!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it is signed, in Asia/Shanghai: from the day of the meeting to today.' })
  signedOn!: string
}

@InputType({ description: 'Posts the results (评审结果公示) today.' })
export class PostResultsInput extends MeetingStepInput {
  @Field(() => GraphQLLocalDate, { description: 'The last day, in Asia/Shanghai: at least 5 working days after today.' })
  endsOn!: string
}

@InputType({ description: 'An objection against a posted result (异议).' })
export class RecordResultObjectionInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string

  @Field(() => ID, { description: 'The application it is about; one whose result is posted.' })
  applicationId!: string

  @Field(() => String, { description: 'Who objected (异议人), up to 100 characters.' })
  raisedBy!: string

  @Field(() => String, { description: 'What is objected, up to 2,000 characters.' })
  content!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it was received, in Asia/Shanghai.' })
  receivedOn!: string
}

@InputType({ description: 'What became of an objection against a result (处理情况).' })
export class HandleResultObjectionInput {
  @Field(() => ID, { description: 'The objection.' })
  objectionId!: string

  @Field(() => ObjectionOutcomeEnum, { description: 'Whether it was right; then the title is not granted.' })
  outcome!: ObjectionOutcome

  @Field(() => String, { description: 'What was found and done, up to 2,000 characters.' })
  handling!: string
}
