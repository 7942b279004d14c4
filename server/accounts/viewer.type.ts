import { Field, ID, ObjectType } from 'type-graphql'
import { CureEnum, ErrorCodeEnum, PartyEnum, enumOf } from '../graphql/enums.js'
import type { ErrorCode } from '../errors.js'
import type { Cure, Party } from '../workflow/refusal.js'
import type { Hat, Role } from '../workflow/who-may.js'
import { AccountType, HatEnum } from './account.type.js'

export const RoleEnum = enumOf<Role>('Role', 'What the menu shows; a set on one account.', {
  APPLICANT: 'Files applications of their own (我的申请书).',
  STAND_IN: 'Reviews in the place of an absent colleague (代办人).',
  EXPERT: 'Sits in a meeting of a committee (评委), from the draw until its results are posted.',
  UNIT_ADMIN: 'Administers the unit (单位管理员).',
  RECEIVER: 'Administers a unit that receives from others (材料接收单位).',
  COMMITTEE: 'Administers the office of a committee (评审委员会).',
  REGION: 'Administers the region office (自治区).',
})

export const CaptchaActionEnum = enumOf<'LOG_IN' | 'REGISTER'>('CaptchaAction', 'What a captcha is for.', {
  LOG_IN: 'Logging in.',
  REGISTER: 'Registering.',
})

export const CaptchaKindEnum = enumOf<'IMAGE' | 'ARITHMETIC'>('CaptchaKind', 'How a captcha asks.', {
  IMAGE: 'Letters in a picture.',
  ARITHMETIC: 'A sum in words, for whoever does not see the picture.',
})

@ObjectType('Captcha', { description: 'A question that only a person answers (验证码): single use, five minutes.' })
export class CaptchaType {
  @Field(() => ID, { description: 'Send it back with the answer.' })
  id!: string

  @Field(() => CaptchaKindEnum, { description: 'How it asks.' })
  kind!: 'IMAGE' | 'ARITHMETIC'

  @Field(() => String, { nullable: true, description: 'PNG of 220 × 80 pixels as a data URL; for IMAGE.' })
  image!: string | null

  @Field(() => String, { nullable: true, description: 'Question in Chinese, to be answered with digits; for ARITHMETIC.' })
  question!: string | null

  @Field(() => Date, { description: 'When it ends (UTC).' })
  expiresAt!: Date
}

@ObjectType('Refusal', { description: 'Why something is closed, what cures it and who can.' })
export class RefusalType {
  @Field(() => ErrorCodeEnum, { description: 'The rule.' })
  rule!: ErrorCode

  @Field(() => CureEnum, { description: 'What cures it.' })
  cure!: Cure

  @Field(() => PartyEnum, { description: 'Who can do the cure.' })
  who!: Party
}

@ObjectType('Viewer', { description: 'Who is asking: one account in one unit under the role it has chosen.' })
export class ViewerType {
  @Field(() => HatEnum, { nullable: true, description: 'The chosen role; null before the first choice.' })
  hat!: Hat | null

  @Field(() => Boolean, { description: 'The issued one-time password has to be changed first.' })
  mustChangePassword!: boolean
}

@ObjectType('IssuedLogin', { description: 'A login with its one-time secret, which is shown this once.' })
export class IssuedLoginType {
  @Field(() => AccountType, { description: 'The account.' })
  account!: AccountType

  @Field(() => String, { description: 'One-time secret; it must be changed at the first login.' })
  oneTimeSecret!: string

  @Field(() => Date, { description: 'When the secret ends (UTC), 72 hours from now.' })
  expiresAt!: Date
}
