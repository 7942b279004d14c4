import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { UnitType } from '../units/unit.type.js'
import { gateOf, rolesOf, type Viewer } from '../workflow/who-may.js'
import { AccountConnection, AccountType } from './account.type.js'
import type { AccountRow } from './account.store.js'
import { AccountIdInput, ApplicantsArgs, IssueLoginInput, SetAdministratorInput } from './accounts.input.js'
import { IssuedLoginType, RefusalType, RoleEnum, ViewerType } from './viewer.type.js'

/** The people of a unit and their logins. */
@Resolver(() => AccountType)
export class AccountsResolver {
  @Query(() => AccountConnection, { description: 'People of the viewer’s unit (本单位申请人查询), newest first.' })
  applicants(@Args(() => ApplicantsArgs) { name, ...page }: ApplicantsArgs, @Ctx() context: Context) {
    return context.accounts.applicants(name, page, required(context))
  }

  @Mutation(() => IssuedLoginType, {
    description:
      'Gives a person of the own unit or of a unit below a login. Errors: NOT_FOUND, LOGIN_NAME_TAKEN, PERSON_ALREADY_REGISTERED, ID_NUMBER_INVALID, INVALID_INPUT.',
  })
  issueLogin(@Arg('input', () => IssueLoginInput) input: IssueLoginInput, @Ctx() context: Context) {
    return context.logins.issueLogin(input, required(context))
  }

  @Mutation(() => IssuedLoginType, {
    description:
      'Gives a login a new one-time secret and ends its sessions: applicants of the own unit, everybody of a unit below. Errors: NOT_FOUND, FORBIDDEN.',
  })
  resetLogin(@Arg('input', () => AccountIdInput) input: AccountIdInput, @Ctx() context: Context) {
    return context.logins.resetLogin(input, required(context))
  }

  @Mutation(() => AccountType, { description: 'Takes a login away and ends its sessions at once. Errors: NOT_FOUND, FORBIDDEN.' })
  revokeLogin(@Arg('input', () => AccountIdInput) input: AccountIdInput, @Ctx() context: Context) {
    return context.logins.revokeLogin(input, required(context))
  }

  @Mutation(() => AccountType, {
    description:
      'Makes somebody of the own unit, or of a unit below, an administrator of it (设为单位管理员), or takes that away. Errors: NOT_FOUND, FORBIDDEN, LAST_ADMINISTRATOR.',
  })
  setAdministrator(@Arg('input', () => SetAdministratorInput) input: SetAdministratorInput, @Ctx() context: Context) {
    return context.logins.setAdministrator(input, required(context))
  }

  @FieldResolver(() => UnitType, { nullable: true, description: 'The unit it belongs to.' })
  unit(@Root() account: AccountRow, @Ctx() { loaders }: Context) {
    return loaders.unitById.load(account.unitId)
  }
}

@Resolver(() => ViewerType)
export class ViewerFieldsResolver {
  @FieldResolver(() => AccountType, { description: 'The account.' })
  account(@Root() viewer: Viewer, @Ctx() { accountStore, db }: Context) {
    return accountStore.byId(db, viewer.accountId)
  }

  @FieldResolver(() => UnitType, { description: 'The unit.' })
  unit(@Root() viewer: Viewer, @Ctx() { unitStore }: Context) {
    return unitStore.byId(viewer.unitId)
  }

  @FieldResolver(() => [RoleEnum], { description: 'What the menu shows.' })
  roles(@Root() viewer: Viewer) {
    return rolesOf(viewer)
  }

  @FieldResolver(() => RefusalType, {
    nullable: true,
    description:
      'Why functions are closed: SECOND_FACTOR_NEEDED, PASSWORD_MUST_CHANGE, HAT_NOT_CHOSEN, UNIT_CLOSED or UNIT_NOT_APPROVED; null when they are open.',
  })
  gate(@Root() viewer: Viewer) {
    return gateOf(viewer)
  }

  @FieldResolver(() => Int, { description: 'Unread notifications, counted up to 100.' })
  unreadNotifications(@Root() viewer: Viewer, @Ctx() { notifications }: Context) {
    return notifications.unread(viewer)
  }
}
