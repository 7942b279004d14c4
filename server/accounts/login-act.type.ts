import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'
import { enumOf } from '../graphql/enums.js'

type LoginActName = 'createSubordinateUnit' | 'issueLogin' | 'resetLogin' | 'revokeLogin' | 'setAdministrator' | 'recordDeparture'

const LoginActNameEnum = enumOf<LoginActName>('LoginActName', 'An act on a unit’s logins, named as its mutation.', {
  createSubordinateUnit: 'The unit was made by its superior (新建下级单位).',
  issueLogin: 'A login was issued (发放账号).',
  resetLogin: 'A login got a new one-time secret (重置密码).',
  revokeLogin: 'A login was taken away (停用).',
  setAdministrator: 'Somebody was made administrator of the unit, or no longer is (设为/取消单位管理员).',
  recordDeparture: 'A person left the unit (办理离职).',
})

@ObjectType('LoginAct', { description: 'One line of the log of logins, from the audit trail.' })
export class LoginActType {
  @Field(() => ID, { description: 'Identifier of the audit entry.' })
  id!: string

  @Field(() => LoginActNameEnum, { description: 'What was done.' })
  action!: LoginActName

  @Field(() => Date, { description: 'When (UTC).' })
  at!: Date

  @Field(() => String, { description: 'Who did it.' })
  actorName!: string

  @Field(() => String, { description: 'For which unit they acted.' })
  actorUnitName!: string
}

export const LoginActConnection = connectionOf(LoginActType, 'LoginAct', 'act on a login')
