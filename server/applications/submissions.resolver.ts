import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { ApplicationType } from './application.type.js'
import { MoveInput } from './move.input.js'

@Resolver()
export class SubmissionsResolver {
  @Mutation(() => ApplicationType, {
    description:
      'Hands the application in (提交): freezes a version and gives it to the unit, or straight to the receiver where nobody else of the unit could review it. Errors: NOT_FOUND, NOT_APPLICANT, WRONG_STATUS, WINDOW_CLOSED, NO_DEFAULT_RECEIVER, NO_MATCHING_COMMITTEE, SECTIONS_INCOMPLETE, NOT_ELIGIBLE, ALREADY_MOVED.',
  })
  submitApplication(
    @Arg('input', () => MoveInput, { description: 'What to submit.' }) input: MoveInput,
    @Ctx() context: Context,
  ) {
    return context.submissions.submitApplication(input, required(context))
  }

  @Mutation(() => ApplicationType, {
    description:
      'Takes a submitted application back before anybody has started handling it (撤回). Errors: NOT_FOUND, NOT_APPLICANT, NOTHING_TO_RECALL, HANDLING_STARTED, ALREADY_MOVED.',
  })
  withdrawApplication(
    @Arg('input', () => MoveInput, { description: 'What to take back.' }) input: MoveInput,
    @Ctx() context: Context,
  ) {
    return context.submissions.withdrawApplication(input, required(context))
  }
}
