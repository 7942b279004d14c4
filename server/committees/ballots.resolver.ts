import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { CastBallotInput, CheckInInput, CloseBallotInput } from './ballot.input.js'
import { MeetingStepInput } from './meeting.input.js'
import { MeetingType } from './meeting.type.js'

const what = (description: string) => ({ description })

/** 签到 and 投票, and the office's opening and closing of the box. */
@Resolver()
export class BallotsResolver {
  @Mutation(() => MeetingType, {
    description:
      'A drawn member arrives, in person (签到); again is as good as once. Errors: NOT_FOUND, NOT_PANEL_MEMBER, MEETING_NOT_TODAY, BALLOT_CLOSED.',
  })
  checkIn(@Arg('input', () => CheckInInput, what('The meeting.')) { meetingId }: CheckInInput, @Ctx() context: Context) {
    return context.ballots.checkIn(meetingId, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'A present member votes on every case at once (投票), in person and once; never by an API token. Nobody learns what, only that. Errors: NOT_FOUND, NOT_PANEL_MEMBER, NOT_CHECKED_IN, BALLOT_NOT_OPEN, BALLOT_CLOSED, ALREADY_VOTED, BALLOT_INCOMPLETE.',
  })
  castBallot(
    @Arg('input', () => CastBallotInput, what('The ballot.')) { meetingId, choices }: CastBallotInput,
    @Ctx() context: Context,
  ) {
    return context.ballots.castBallot(meetingId, choices, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Opens the box once two thirds of the panel are present (开始投票). Errors: NOT_FOUND, NOT_COMMITTEE, OWN_APPLICATION, MEETING_STAGE, MEETING_NOT_TODAY, NO_QUORUM, STALE_REVISION.',
  })
  openBallot(@Arg('input', () => MeetingStepInput, what('The meeting.')) input: MeetingStepInput, @Ctx() context: Context) {
    return context.ballots.openBallot(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Closes the box and counts (结束投票并计票); whoever was present and has not voted was not in favour. Errors: NOT_FOUND, NOT_COMMITTEE, OWN_APPLICATION, MEETING_STAGE, STALE_REVISION, with params.missingVotes when others are missing than told.',
  })
  closeBallot(@Arg('input', () => CloseBallotInput, what('The meeting.')) input: CloseBallotInput, @Ctx() context: Context) {
    return context.ballots.closeBallot(input, required(context))
  }
}
