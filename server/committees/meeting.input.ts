import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: 'A meeting goes one step on.' })
export class MeetingStepInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string

  @Field(() => Int, { description: 'The revision you have read.' })
  revision!: number
}
