import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import type { Entry } from './accounts.service.js'
import { ChangePasswordInput, ChooseRoleInput, LogInInput } from './accounts.input.js'
import type { CaptchaAction, CaptchaKind } from './captchas.service.js'
import { RegisterInput } from './register.input.js'
import { CaptchaActionEnum, CaptchaKindEnum, CaptchaType, ViewerType } from './viewer.type.js'

/** The rest of the request is the new viewer's. */
function enter(context: Context, { token, viewer }: Entry) {
  context.setSession(token)
  return Object.assign(context, { viewer, sessionToken: token }).viewer
}

/** The way in and out. */
@Resolver()
export class EntranceResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Who is logged in; null: nobody.' })
  viewer(@Ctx() { viewer }: Context) {
    return viewer
  }

  @Query(() => CaptchaType, { description: 'A new captcha (验证码). Errors: TOO_MANY_REQUESTS.' })
  captcha(
    @Arg('action', () => CaptchaActionEnum, { description: 'What it is for.' }) action: CaptchaAction,
    @Arg('kind', () => CaptchaKindEnum, { defaultValue: 'IMAGE', description: 'How it asks.' }) kind: CaptchaKind,
    @Ctx() { captchas, address }: Context,
  ) {
    return captchas.issue(action, kind, address)
  }

  @Mutation(() => ViewerType, {
    description:
      'Registers a new unit with its administrator, or a person of an approved unit, and logs in. Errors: VERTICALLY_MANAGED (params.superior, params.contact), CAPTCHA_WRONG, LOGIN_NAME_TAKEN, PERSON_ALREADY_REGISTERED, ID_NUMBER_INVALID, PASSWORD_TOO_WEAK, DIVISION_LEVEL_MISMATCH, INVALID_INPUT (several of these in fields).',
  })
  async register(@Arg('input', () => RegisterInput) input: RegisterInput, @Ctx() context: Context) {
    return enter(context, await context.registration.register(input, context))
  }

  @Mutation(() => ViewerType, {
    description: 'Logs in. Errors: CAPTCHA_WRONG, LOGIN_FAILED, LOGIN_LOCKED (params.minutes), SECRET_EXPIRED.',
  })
  async logIn(@Arg('input', () => LogInInput) input: LogInInput, @Ctx() context: Context) {
    return enter(context, await context.sessions.logIn(input, context))
  }

  @Mutation(() => Boolean, { description: 'Ends this session at once.' })
  async logOut(@Ctx() context: Context) {
    const done = await context.sessions.logOut(context.sessionToken, required(context))
    context.setSession(null)
    Object.assign(context, { viewer: null, sessionToken: null })
    return done
  }

  @Mutation(() => ViewerType, {
    description:
      'Changes the own password and ends every other session. Errors: LOGIN_FAILED, LOGIN_LOCKED, PASSWORD_TOO_WEAK, PASSWORD_UNCHANGED.',
  })
  async changePassword(@Arg('input', () => ChangePasswordInput) input: ChangePasswordInput, @Ctx() context: Context) {
    return enter(context, await context.accounts.changePassword(input, required(context), context))
  }

  @Mutation(() => ViewerType, { description: 'Chooses 【我是单位管理员】 or 【我是申报人】. Errors: HAT_NOT_PERMITTED.' })
  async chooseRole(@Arg('input', () => ChooseRoleInput) input: ChooseRoleInput, @Ctx() context: Context) {
    return (context.viewer = await context.accounts.chooseRole(input, required(context)))
  }
}
