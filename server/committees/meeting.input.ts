import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: 'A meeting goes one step on.' })
export class MeetingStepInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string

  @Field(() => Int, { description: 'The revision you have read.' })
  revision!: number
}

@InputType({ description: 'What is planned of a meeting.' })
abstract class MeetingPlanInput {
  @Field(() => String, { description: 'What it is called, up to 100 characters.' })
  title!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it is held, in Asia/Shanghai; today or later.' })
  heldOn!: string

  @Field(() => Int, { description: 'How many members are drawn: odd, 5 to 99.' })
  panelSize!: number

  @Field(() => [ID], { description: 'What it judges, in this order, 1 to 200, of meetingCandidates.' })
  applicationIds!: string[]
}

@InputType({ description: 'A meeting to prepare (评审会).' })
export class CreateMeetingInput extends MeetingPlanInput {
  @Field(() => ID, { description: 'The committee, of the viewer’s office.' })
  committeeId!: string

  @Field(() => ID, { description: 'The campaign whose applications it judges.' })
  campaignId!: string
}

@InputType({ description: 'The whole plan of a meeting that is being prepared.' })
export class ChangeMeetingCasesInput extends MeetingPlanInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string

  @Field(() => Int, { description: 'The revision you have read.' })
  revision!: number
}

@InputType({ description: 'A member whose seat goes to the next of the drawn order (更换评委).' })
export class ReplaceMemberInput extends MeetingStepInput {
  @Field(() => ID, { description: 'The member’s account.' })
  accountId!: string

  @Field(() => String, { description: 'Why, up to 200 characters.' })
  reason!: string
}

@InputType({ description: 'A meeting that does not take place.' })
export class CancelMeetingInput extends MeetingStepInput {
  @Field(() => String, { description: 'Why, up to 200 characters.' })
  reason!: string
}
