import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'A session of one’s own.' })
export class SessionIdInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string
}

@InputType({ description: 'The present password.' })
export class PasswordInput {
  @Field(() => String, { description: 'Password (密码).' })
  password!: string
}

@InputType({ description: 'A code of the second factor.' })
export class SecondFactorCodeInput {
  @Field(() => String, { description: 'Six digits of the authenticator; at login a recovery code will do.' })
  code!: string
}

@InputType({ description: 'What removes the second factor.' })
export class RemoveSecondFactorInput {
  @Field(() => String, { description: 'The present password.' })
  password!: string

  @Field(() => String, { description: 'Six digits of the authenticator, or a recovery code.' })
  code!: string
}

@InputType({ description: 'Whose ID number, and what it is needed for.' })
export class RevealIdNumberInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string

  @Field(() => String, { description: 'Why, 4 to 200 characters; it is kept in the audit trail.' })
  reason!: string
}
