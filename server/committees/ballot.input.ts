import { Field, ID, InputType, Int } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { BallotChoice } from '../workflow/ballots.js'
import { MeetingStepInput } from './meeting.input.js'

const BallotChoiceEnum = enumOf<BallotChoice>('BallotChoice', 'What a ballot says about one case.', {
  FOR: '同意: the title is to be granted.',
  AGAINST: '不同意: it is not.',
  ABSTAIN: '弃权: neither; it counts as not in favour.',
})

@InputType({ description: 'A member arrives at a meeting (签到).' })
export class CheckInInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string
}

@InputType({ description: 'One line of a ballot.' })
export class CaseChoiceInput {
  @Field(() => ID, { description: 'The application.' })
  applicationId!: string

  @Field(() => BallotChoiceEnum, { description: 'The choice.' })
  choice!: BallotChoice
}

@InputType({ description: 'A whole ballot (选票): one line for every case of the meeting.' })
export class CastBallotInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string

  @Field(() => [CaseChoiceInput], { description: 'Every case once, in any order.' })
  choices!: CaseChoiceInput[]
}

@InputType({ description: 'Closes the box (结束投票).' })
export class CloseBallotInput extends MeetingStepInput {
  @Field(() => Int, { description: 'How many of those present have not voted, as whoever closes it has been told.' })
  missingVotes!: number
}
