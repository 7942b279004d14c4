import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import * as inputs from './security.input.js'
import { RevealedIdNumberType, SecondFactorSecretType, SecondFactorType, SessionType } from './security.type.js'
import { ViewerType } from './viewer.type.js'

/** Where one is logged in, the second factor, and ID numbers shown whole. */
@Resolver()
export class SecurityResolver {
  @Query(() => [SessionType], { description: 'Where the viewer is logged in, this session first.' })
  sessions(@Ctx() context: Context) {
    return context.ownSessions.list(required(context), context.sessionToken)
  }

  @Mutation(() => [SessionType], {
    description: 'Ends one of the own sessions at once; answers with the others. Errors: NOT_FOUND.',
  })
  endSession(@Arg('input', () => inputs.SessionIdInput) input: inputs.SessionIdInput, @Ctx() context: Context) {
    return context.ownSessions.endSession(input, required(context), context.sessionToken)
  }

  @Mutation(() => [SessionType], { description: 'Ends every own session but this one.' })
  endOtherSessions(@Ctx() context: Context) {
    return context.ownSessions.endOtherSessions(required(context), context.sessionToken)
  }

  @Query(() => SecondFactorType, { description: 'The second factor of the viewer’s login (动态口令).' })
  secondFactor(@Ctx() context: Context) {
    return context.secondFactors.state(required(context))
  }

  @Mutation(() => SecondFactorSecretType, {
    description:
      'A secret for an authenticator; it counts once finishSecondFactor has seen a code. Errors: HAT_NOT_PERMITTED, LOGIN_FAILED, LOGIN_LOCKED, SECOND_FACTOR_SET.',
  })
  beginSecondFactor(@Arg('input', () => inputs.PasswordInput) input: inputs.PasswordInput, @Ctx() context: Context) {
    return context.secondFactors.begin(input, required(context), context)
  }

  @Mutation(() => [String], {
    description:
      'Sets the second factor, ends every other session and answers with the recovery codes, shown this once. Errors: SECOND_FACTOR_WRONG, SECOND_FACTOR_NOT_SET, LOGIN_LOCKED.',
  })
  finishSecondFactor(
    @Arg('input', () => inputs.SecondFactorCodeInput) input: inputs.SecondFactorCodeInput,
    @Ctx() context: Context,
  ) {
    return context.secondFactors.finish(input, required(context), context.sessionToken)
  }

  @Mutation(() => ViewerType, {
    description: 'The second step of a login. Errors: SECOND_FACTOR_WRONG, SECOND_FACTOR_NOT_SET, LOGIN_LOCKED (params.minutes).',
  })
  async confirmSecondFactor(
    @Arg('input', () => inputs.SecondFactorCodeInput) input: inputs.SecondFactorCodeInput,
    @Ctx() context: Context,
  ) {
    return (context.viewer = await context.secondFactors.confirm(input, required(context), context.sessionToken))
  }

  @Mutation(() => SecondFactorType, {
    description: 'Removes the second factor. Errors: LOGIN_FAILED, SECOND_FACTOR_WRONG, SECOND_FACTOR_NOT_SET, LOGIN_LOCKED.',
  })
  removeSecondFactor(
    @Arg('input', () => inputs.RemoveSecondFactorInput) input: inputs.RemoveSecondFactorInput,
    @Ctx() context: Context,
  ) {
    return context.secondFactors.remove(input, required(context), context)
  }

  @Mutation(() => RevealedIdNumberType, {
    description:
      'Shows an ID number whole to administrators of the person’s unit and of those above it, and writes down who and why. Errors: NOT_FOUND, REASON_REQUIRED, INVALID_INPUT, TOO_MANY_REQUESTS.',
  })
  revealIdNumber(@Arg('input', () => inputs.RevealIdNumberInput) input: inputs.RevealIdNumberInput, @Ctx() context: Context) {
    return context.idReveals.reveal(input, required(context))
  }
}
