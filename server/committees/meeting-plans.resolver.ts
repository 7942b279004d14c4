import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { ApplicationConnection } from '../applications/application.type.js'
import { required, type Context } from '../graphql/context.js'
import { PageInput } from '../graphql/page.input.js'
import {
  CancelMeetingInput,
  ChangeMeetingCasesInput,
  CreateMeetingInput,
  MeetingStepInput,
  ReplaceMemberInput,
} from './meeting.input.js'
import { MeetingType } from './meeting.type.js'

const what = (description: string) => ({ description })

/** A meeting until its panel is drawn. */
@Resolver()
export class MeetingPlansResolver {
  @Query(() => ApplicationConnection, {
    description: 'What the committee has accepted and no meeting has taken (待安排评审的申请书).',
  })
  meetingCandidates(
    @Arg('committeeId', () => ID, what('Of the viewer’s office.')) committeeId: string,
    @Arg('campaignId', () => ID, what('The campaign.')) campaignId: string,
    @Args(() => PageInput) page: PageInput,
    @Ctx() context: Context,
  ) {
    return context.meetingPlans.candidates(committeeId, campaignId, page, required(context))
  }

  @Mutation(() => MeetingType, { description: 'Prepares a meeting. Errors: NOT_FOUND, INVALID_INPUT, OWN_APPLICATION.' })
  createMeeting(@Arg('input', () => CreateMeetingInput, what('The plan.')) input: CreateMeetingInput, @Ctx() context: Context) {
    return context.meetingPlans.createMeeting(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Changes the plan and the cases before the draw. Errors: NOT_FOUND, NOT_COMMITTEE, STALE_REVISION, MEETING_STAGE, INVALID_INPUT, OWN_APPLICATION.',
  })
  changeMeetingCases(
    @Arg('input', () => ChangeMeetingCasesInput, what('The plan.')) input: ChangeMeetingCasesInput,
    @Ctx() context: Context,
  ) {
    return context.meetingPlans.changeMeetingCases(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Draws the panel at random (抽取评委) among those of the pool who avoid no case, once a meeting. Errors: NOT_FOUND, NOT_COMMITTEE, STALE_REVISION, MEETING_STAGE, MEETING_EMPTY, OWN_APPLICATION, NOT_ENOUGH_EXPERTS.',
  })
  drawPanel(@Arg('input', () => MeetingStepInput, what('The meeting.')) input: MeetingStepInput, @Ctx() context: Context) {
    return context.draws.drawPanel(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'Gives a seat to the next of the drawn order (更换评委). Errors: NOT_FOUND, NOT_COMMITTEE, STALE_REVISION, MEETING_STAGE, INVALID_INPUT, OWN_APPLICATION, NOT_ENOUGH_EXPERTS.',
  })
  replaceMember(@Arg('input', () => ReplaceMemberInput, what('Whom.')) input: ReplaceMemberInput, @Ctx() context: Context) {
    return context.draws.replaceMember(input, required(context))
  }

  @Mutation(() => MeetingType, {
    description:
      'It does not take place; its cases are free for another. Errors: NOT_FOUND, NOT_COMMITTEE, STALE_REVISION, MEETING_STAGE, INVALID_INPUT, OWN_APPLICATION.',
  })
  cancelMeeting(
    @Arg('input', () => CancelMeetingInput, what('Which and why.')) input: CancelMeetingInput,
    @Ctx() context: Context,
  ) {
    return context.meetingPlans.cancelMeeting(input, required(context))
  }
}
