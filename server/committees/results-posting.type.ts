import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'

@ObjectType('PostedResult', { description: 'One person who passed (评审通过人员).' })
export class PostedResultType {
  @Field(() => String, { description: 'Name.' })
  personName!: string

  @Field(() => String, { description: 'Unit they filed through.' })
  unitName!: string

  @Field(() => String, { description: 'Title (职称).' })
  titleName!: string
}

@ObjectType('ResultsPosting', {
  description: '评审结果公示: whom a committee wants to grant a title, shown to everybody for at least 5 working days.',
})
export class ResultsPostingType {
  @Field(() => ID, { description: 'Identifier; that of the meeting.' })
  id!: string

  @Field(() => String, { description: 'What the meeting is called.' })
  title!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it was posted, in Asia/Shanghai.' })
  startsOn!: string

  @Field(() => GraphQLLocalDate, { description: 'The last day, in Asia/Shanghai.' })
  endsOn!: string

  @Field(() => Int, { description: 'Working days by the holiday table, the publishing day not counted.' })
  workingDays!: number

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day of the decision; null until then.' })
  decidedOn!: string | null
}

export const ResultsPostingConnection = connectionOf(ResultsPostingType, 'ResultsPosting', 'posting of results')
