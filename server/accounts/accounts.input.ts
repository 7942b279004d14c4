import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageInput } from '../graphql/page.input.js'
import type { Hat } from '../workflow/who-may.js'
import { HatEnum } from './account.type.js'

@InputType({ description: 'Login name, password and captcha.' })
export class LogInInput {
  @Field(() => ID, { description: 'Captcha of the action LOG_IN.' })
  captchaId!: string

  @Field(() => String, { description: 'Its answer; case does not matter.' })
  captchaAnswer!: string

  @Field(() => String, { description: 'Login name (登录名); case does not matter.' })
  loginName!: string

  @Field(() => String, { description: 'Password (密码).' })
  password!: string
}

@InputType({ description: 'The present password and the new one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password, or the one-time secret.' })
  currentPassword!: string

  @Field(() => String, {
    description:
      '8 to 128 characters (administrators at least 10) of three kinds (lower, upper, digit, other), or 16 and more; without the login name.',
  })
  newPassword!: string
}

@InputType({ description: 'The role to work in.' })
export class ChooseRoleInput {
  @Field(() => HatEnum, { description: '【我是单位管理员】 or 【我是申报人】.' })
  hat!: Hat
}

@InputType({ description: 'A login to give to a person of the own unit or of a unit below.' })
export class IssueLoginInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => String, { description: 'Login name (登录名), 3 to 32 letters, digits, dots, hyphens or underscores.' })
  loginName!: string

  @Field(() => String, { description: 'Name of the person (姓名).' })
  personName!: string

  @Field(() => String, { description: 'ID number (身份证号), GB 11643.' })
  idNumber!: string

  @Field(() => String, { description: 'Telephone (手机号).' })
  phone!: string

  @Field(() => Boolean, { description: 'May choose 我是单位管理员.' })
  mayAdminister!: boolean
}

@InputType({ description: 'An account.' })
export class AccountIdInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string
}

@InputType({ description: 'Whether a person may act as administrator of the unit.' })
export class SetAdministratorInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string

  @Field(() => Boolean, { description: 'May choose 我是单位管理员.' })
  mayAdminister!: boolean
}

@ArgsType()
export class ApplicantsArgs extends PageInput {
  @Field(() => String, { nullable: true, description: 'Part of the name, or of its pinyin in full or by initials.' })
  name?: string | null
}
