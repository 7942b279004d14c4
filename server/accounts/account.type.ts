import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'
import { enumOf } from '../graphql/enums.js'
import type { Hat } from '../workflow/who-may.js'

export const HatEnum = enumOf<Hat>('Hat', 'The role chosen at first login; it can be changed later.', {
  UNIT_ADMIN: '我是单位管理员',
  APPLICANT: '我是申报人',
})

@ObjectType('Account', { description: 'A person’s login in one unit.' })
export class AccountType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Login name (登录名), unique regardless of case.' })
  loginName!: string

  @Field(() => String, { description: 'Name of the person (姓名).' })
  personName!: string

  @Field(() => String, {
    nullable: true,
    description: 'ID number (身份证号) with all but the first 3 and last 4 characters hidden.',
  })
  idNumberMasked!: string | null

  @Field(() => String, { nullable: true, description: 'Telephone (手机号).' })
  phone!: string | null

  @Field(() => HatEnum, { nullable: true, description: 'The chosen role; null before the first choice.' })
  hat!: Hat | null

  @Field(() => Boolean, { description: 'May choose 我是单位管理员.' })
  mayAdminister!: boolean

  @Field(() => Boolean, { description: 'The issued one-time password has not been changed yet.' })
  mustChangePassword!: boolean

  @Field(() => Boolean, { description: 'The login was revoked.' })
  revoked!: boolean

  @Field(() => Date, { nullable: true, description: 'When the person left the unit (离职, UTC); null: not so.' })
  leftAt!: Date | null

  @Field(() => Date, { description: 'When it was created (UTC).' })
  createdAt!: Date
}

export const AccountConnection = connectionOf(AccountType, 'Account', 'account')
