import { Field, ID, InputType } from 'type-graphql'
import { UnitLevelEnum } from '../reference/division.type.js'
import type { UnitLevel } from '../workflow/unit-facts.js'

@InputType({ description: 'The person who registers (注册人).' })
export class PersonInput {
  @Field(() => String, { description: 'Name (姓名).' })
  name!: string

  @Field(() => String, { description: 'ID number (身份证号), GB 11643.' })
  idNumber!: string

  @Field(() => String, { description: 'Telephone (手机号).' })
  phone!: string
}

@InputType({ description: 'A unit that registers itself (网上注册单位).' })
export class NewUnitInput {
  @Field(() => String, { description: 'Name (单位名称), up to 100 characters.' })
  name!: string

  @Field(() => UnitLevelEnum, { description: 'Level (级别).' })
  level!: UnitLevel

  @Field(() => ID, { description: 'Division (行政区划) of that level.' })
  divisionCode!: string

  @Field(() => ID, {
    nullable: true,
    description: 'The superior, where there is one; a vertically managed unit is refused with VERTICALLY_MANAGED.',
  })
  superiorId?: string | null
}

@InputType({ description: 'A registration; exactly one of unit and joinUnitId.' })
export class RegisterInput {
  @Field(() => ID, { description: 'Captcha of the action REGISTER.' })
  captchaId!: string

  @Field(() => String, { description: 'Its answer; case does not matter.' })
  captchaAnswer!: string

  @Field(() => PersonInput, { description: 'The person who registers.' })
  person!: PersonInput

  @Field(() => String, { description: 'Login name (登录名), 3 to 32 letters, digits, dots, hyphens or underscores.' })
  loginName!: string

  @Field(() => String, { description: 'Password: 8 to 128 characters of three kinds, or 16 and more; without the login name.' })
  password!: string

  @Field(() => NewUnitInput, { nullable: true, description: 'A new unit; the registrant may administer it.' })
  unit?: NewUnitInput | null

  @Field(() => ID, { nullable: true, description: 'An approved unit to join, one of Query.joinableUnits.' })
  joinUnitId?: string | null
}
