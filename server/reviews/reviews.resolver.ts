import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { ApplicationType } from '../applications/application.type.js'
import { ApplicationIdInput, MoveInput, ReportUpInput } from '../applications/move.input.js'
import { required, type Context } from '../graphql/context.js'
import { ApprovalFormType } from './approval-form.type.js'
import { SaveApprovalFormInput } from './save-approval-form.input.js'

const which = { description: 'Which application.' }

@Resolver()
export class ReviewsResolver {
  @Mutation(() => ApplicationType, {
    description: 'Opens a waiting application for handling (办理). Errors: NOT_FOUND, NOT_HOLDER, OWN_APPLICATION, WRONG_STATUS.',
  })
  startHandling(@Arg('input', () => ApplicationIdInput, which) { applicationId }: ApplicationIdInput, @Ctx() context: Context) {
    return context.approvalForms.startHandling(applicationId, required(context))
  }

  @Mutation(() => ApprovalFormType, {
    description:
      'Saves the 审批单 and the opinion as a draft (保存). Errors: NOT_FOUND, NOT_HOLDER, OWN_APPLICATION, HANDLING_NOT_STARTED, INVALID_INPUT.',
  })
  saveApprovalForm(
    @Arg('input', () => SaveApprovalFormInput, { description: 'Verdicts and opinion.' }) input: SaveApprovalFormInput,
    @Ctx() context: Context,
  ) {
    return context.approvalForms.saveApprovalForm(input, required(context))
  }

  @Mutation(() => ApplicationType, {
    description:
      'Forwards the application to the next department (上报). Errors: NOT_FOUND, NOT_HOLDER, OWN_APPLICATION, HANDLING_NOT_STARTED, NO_DEFAULT_RECEIVER, NO_MATCHING_COMMITTEE, OPEN_NO_VERDICTS, VERDICTS_MISSING, RECOMMENDATION_MISSING, DESTINATION_NOT_ALLOWED, WINDOW_CLOSED, ALREADY_MOVED, IDEMPOTENCY_KEY_REUSED.',
  })
  reportUp(@Arg('input', () => ReportUpInput, which) input: ReportUpInput, @Ctx() context: Context) {
    return context.dispatches.reportUp(input, required(context))
  }

  @Mutation(() => ApplicationType, {
    description:
      'Gives the application back to its applicant for changes (退回). Errors: NOT_FOUND, NOT_HOLDER, OWN_APPLICATION, HANDLING_NOT_STARTED, RETURN_NEEDS_REASON, ALREADY_MOVED, IDEMPOTENCY_KEY_REUSED.',
  })
  returnToApplicant(@Arg('input', () => MoveInput, which) input: MoveInput, @Ctx() context: Context) {
    return context.dispatches.returnToApplicant(input, required(context))
  }

  @Mutation(() => ApplicationType, {
    description:
      'Gives the application back to the unit that reported it up (回退). Errors: NOT_FOUND, NOT_HOLDER, HANDLING_NOT_STARTED, WRONG_STATUS, RETURN_NEEDS_REASON, ALREADY_MOVED, IDEMPOTENCY_KEY_REUSED.',
  })
  sendBack(@Arg('input', () => MoveInput, which) input: MoveInput, @Ctx() context: Context) {
    return context.dispatches.sendBack(input, required(context))
  }

  @Mutation(() => ApplicationType, {
    description:
      'Takes back what the unit has sent while the next holder has not started (收回). Errors: NOT_FOUND, NOTHING_TO_RECALL, OWN_APPLICATION, HANDLING_STARTED, ALREADY_MOVED, IDEMPOTENCY_KEY_REUSED.',
  })
  recall(@Arg('input', () => MoveInput, which) input: MoveInput, @Ctx() context: Context) {
    return context.recalls.recall(input, required(context))
  }

  @Mutation(() => ApplicationType, {
    description:
      'Asks the holder, who has started handling, to send it back (请求回退); again on the next working day at the earliest. Errors: NOT_FOUND, NOTHING_TO_RECALL, OWN_APPLICATION, HANDLING_NOT_STARTED, TOO_MANY_REQUESTS (params.day), CALENDAR_UNKNOWN.',
  })
  requestSendBack(@Arg('input', () => ApplicationIdInput, which) { applicationId }: ApplicationIdInput, @Ctx() context: Context) {
    return context.recalls.requestSendBack(applicationId, required(context))
  }

  @Mutation(() => ApplicationType, {
    description:
      'Asks the holder to hurry (催办); again on the next working day at the earliest. Errors: NOT_FOUND, FORBIDDEN, WRONG_STATUS, TOO_MANY_REQUESTS (params.day), CALENDAR_UNKNOWN.',
  })
  urge(@Arg('input', () => ApplicationIdInput, which) { applicationId }: ApplicationIdInput, @Ctx() context: Context) {
    return context.recalls.urge(applicationId, required(context))
  }

  @Mutation(() => ApplicationType, {
    description:
      'The committee accepts the application (受理). Errors: NOT_FOUND, NOT_COMMITTEE, NOT_HOLDER, HANDLING_NOT_STARTED, ALREADY_MOVED.',
  })
  accept(@Arg('input', () => MoveInput, which) input: MoveInput, @Ctx() context: Context) {
    return context.dispatches.accept(input, required(context))
  }
}
