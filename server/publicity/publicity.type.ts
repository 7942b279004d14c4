import { Field, ID, Int, ObjectType } from 'type-graphql'
import { GraphQLLocalDate } from 'graphql-scalars'
import { connectionOf } from '../graphql/connection.js'
import { enumOf } from '../graphql/enums.js'
import type { ObjectionOutcome } from '../workflow/publicity.js'

export const ObjectionOutcomeEnum = enumOf<ObjectionOutcome>('ObjectionOutcome', 'What was found of an objection.', {
  DISMISSED: '不成立: it was not right.',
  UPHELD: '成立: it was right; the application has to be posted again.',
})

@ObjectType('Publicity', {
  description: '公示: a unit posts some of its applicants for at least 5 working days and keeps the evidence.',
})
export class PublicityType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Where it was posted (公示地点).' })
  place!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it was posted, in Asia/Shanghai.' })
  startsOn!: string

  @Field(() => GraphQLLocalDate, { description: 'The last day, in Asia/Shanghai.' })
  endsOn!: string

  @Field(() => Int, { description: 'Working days by the holiday table, the publishing day not counted.' })
  workingDays!: number

  @Field(() => String, { description: 'Who recorded it.' })
  openedByName!: string

  @Field(() => Date, { description: 'When it was recorded (UTC).' })
  openedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who ended it; null while it runs.' })
  closedByName!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was ended (UTC).' })
  closedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'The conclusion (公示结论).' })
  conclusion!: string | null
}

@ObjectType('PublicityEntry', { description: 'One line of a posted list, as it was posted.' })
export class PublicityEntryType {
  @Field(() => ID, { description: 'The application.' })
  applicationId!: string

  @Field(() => String, { description: 'Name of the applicant.' })
  applicantName!: string

  @Field(() => String, { description: 'Title filed for (申报职称).' })
  titleName!: string

  @Field(() => String, { description: 'Series (职称系列).' })
  seriesName!: string

  @Field(() => String, { description: 'Level (级别).' })
  levelName!: string

  @Field(() => Int, { description: 'The version of the application that was posted.' })
  versionNumber!: number
}

@ObjectType('PublicityPhoto', { description: '公示照片: a photo of a posting.' })
export class PublicityPhotoType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'What it shows.' })
  caption!: string | null

  @Field(() => Date, { description: 'When it was uploaded (UTC).' })
  createdAt!: Date
}

@ObjectType('Objection', { description: '异议: what was said against a posting and what became of it.' })
export class ObjectionType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'Which application on the list it is about; null: the whole list.' })
  applicationId!: string | null

  @Field(() => String, { description: 'Who objected (异议人).' })
  raisedBy!: string

  @Field(() => String, { description: 'What was objected.' })
  content!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it was received, in Asia/Shanghai.' })
  receivedOn!: string

  @Field(() => ObjectionOutcomeEnum, { nullable: true, description: 'What was found; null while it is open.' })
  outcome!: ObjectionOutcome | null

  @Field(() => String, { nullable: true, description: 'What was found and done (处理情况).' })
  handling!: string | null

  @Field(() => String, { nullable: true, description: 'Who handled it.' })
  handledByName!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was handled (UTC).' })
  handledAt!: Date | null
}

export const PublicityConnection = connectionOf(PublicityType, 'Publicity', 'posting')
