import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { MeetingStepInput } from './meeting.input.js'
import { MeetingType } from './meeting.type.js'
import { HandleResultObjectionInput, PostResultsInput, RecordResultObjectionInput, SaveMinutesInput } from './results.input.js'

const what = (description: string) => ({ description })

/** From the count to the decision. */
@Resolver()
export class ResultsResolver {
  @Mutation(() => MeetingType, {
    description:
      'Writes and signs the minutes (会议纪要). Errors: INVALID_INPUT, NOT_FOUND, NOT_COMMITTEE, OWN_APPLICATION, MEETING_STAGE, STALE_REVISION.',
  })
  saveMinutes(@Arg('input', () => SaveMinutesInput, what('The minutes.')) input: SaveMinutesInput, @Ctx() context: Context) {
    return context.minutes.saveMinutes(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Posts the results for everybody to read (评审结果公示). Errors: INVALID_INPUT, PUBLICITY_TOO_SHORT, CALENDAR_UNKNOWN, NOT_FOUND, NOT_COMMITTEE, OWN_APPLICATION, MEETING_STAGE, MINUTES_MISSING, STALE_REVISION.',
  })
  postResults(@Arg('input', () => PostResultsInput, what('Until when.')) input: PostResultsInput, @Ctx() context: Context) {
    return context.results.postResults(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Writes down an objection against a posted result (异议). Errors: INVALID_INPUT, NOT_FOUND, NOT_COMMITTEE, OWN_APPLICATION, MEETING_STAGE.',
  })
  recordResultObjection(
    @Arg('input', () => RecordResultObjectionInput, what('The objection.')) input: RecordResultObjectionInput,
    @Ctx() context: Context,
  ) {
    return context.results.recordResultObjection(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Says what became of it; upheld, the title is not granted. Errors: INVALID_INPUT, NOT_FOUND, NOT_COMMITTEE, OWN_APPLICATION, MEETING_STAGE, OBJECTION_HANDLED.',
  })
  handleResultObjection(
    @Arg('input', () => HandleResultObjectionInput, what('The answer.')) input: HandleResultObjectionInput,
    @Ctx() context: Context,
  ) {
    return context.results.handleResultObjection(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Grants or declines every title as voted and posted (评审决定), once the last day is over and every objection handled; repeated, it answers the decided meeting. Errors: NOT_FOUND, NOT_COMMITTEE, OWN_APPLICATION, MEETING_STAGE, PUBLICITY_RUNNING, OBJECTION_OPEN, STALE_REVISION.',
  })
  decideMeeting(@Arg('input', () => MeetingStepInput, what('The meeting.')) input: MeetingStepInput, @Ctx() context: Context) {
    return context.decisions.decideMeeting(input, required(context))
  }
}
