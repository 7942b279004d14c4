import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('Session', { description: 'A login that lasts; it ends 12 hours after its last use.' })
export class SessionType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => Boolean, { description: 'The one that asks.' })
  current!: boolean

  @Field(() => Date, { description: 'When it began (UTC).' })
  createdAt!: Date

  @Field(() => Date, { description: 'When it was last used (UTC), to five minutes.' })
  seenAt!: Date

  @Field(() => String, { nullable: true, description: 'Network address it began from.' })
  address!: string | null

  @Field(() => String, { nullable: true, description: 'What the browser called itself.' })
  userAgent!: string | null
}

@ObjectType('SecondFactor', { description: 'Second factor of the viewer’s login (动态口令), by RFC 6238.' })
export class SecondFactorType {
  @Field(() => Boolean, { description: 'The viewer may set one: whoever may administer a unit.' })
  offered!: boolean

  @Field(() => Date, { nullable: true, description: 'Since when it is asked for (UTC); null: it is not set.' })
  confirmedAt!: Date | null

  @Field(() => Int, { description: 'Recovery codes not used yet.' })
  codesLeft!: number
}

@ObjectType('SecondFactorSecret', { description: 'What an authenticator has to learn; shown this once.' })
export class SecondFactorSecretType {
  @Field(() => String, { description: 'The secret in base32, to be typed.' })
  secret!: string

  @Field(() => String, { description: 'The same as an otpauth:// URI, for a QR code.' })
  uri!: string
}

@ObjectType('RevealedIdNumber', { description: 'An ID number as a whole; that it was shown stands in the audit trail.' })
export class RevealedIdNumberType {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string

  @Field(() => String, { description: 'ID number (身份证号).' })
  idNumber!: string
}
