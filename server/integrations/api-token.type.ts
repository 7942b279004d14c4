import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { TokenScope } from '../workflow/token-scopes.js'

const TokenScopeEnum = enumOf<TokenScope>(
  'TokenScope',
  'What a key for programs may do, always inside what its owner may do at that moment.',
  {
    READ_APPLICATIONS: '读取申请书: application, applications, inbox, inboxClasses, sent, applicationChanges.',
    HANDLE_APPLICATIONS: '办理申请书: startHandling, saveApprovalForm, reportUp, returnToApplicant, sendBack, recall, urge.',
    READ_STATISTICS: '读取统计: statistics, small counts suppressed.',
    READ_UNITS: '读取单位与人员: unit, units, applicants.',
  },
)

@ObjectType('ApiToken', { description: '接口密钥: a key for programs, sent as `Authorization: Bearer …`.' })
export class ApiTokenType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string

  @Field(() => String, { description: 'How the secret begins, to tell keys apart.' })
  hint!: string

  @Field(() => [TokenScopeEnum], { description: 'What it may do.' })
  scopes!: TokenScope[]

  @Field(() => [String], { description: 'Networks it is accepted from (CIDR); empty: from everywhere.' })
  networks!: string[]

  @Field(() => Date, { description: 'Until when it is accepted (UTC).' })
  expiresAt!: Date

  @Field(() => Date, { description: 'When it was created (UTC).' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was last used (UTC), to the minute; null: never.' })
  lastUsedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'The network address it was last used from.' })
  lastUsedAddress!: string | null

  @Field(() => Date, { nullable: true, description: 'Until when the secret before the last rotation is accepted (UTC).' })
  previousUntil!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it was revoked (UTC); null: it is in force.' })
  revokedAt!: Date | null
}

@ObjectType('IssuedApiToken', { description: 'A key with its secret, which is shown this once.' })
export class IssuedApiTokenType {
  @Field(() => ApiTokenType, { description: 'The key.' })
  token!: ApiTokenType

  @Field(() => String, { description: 'The secret; keep it safe, it is stored nowhere.' })
  secret!: string
}

@InputType({ description: 'A key for programs to create (接口密钥).' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What to call it, up to 60 characters.' })
  name!: string

  @Field(() => [TokenScopeEnum], { description: 'What it may do, at least one.' })
  scopes!: TokenScope[]

  @Field(() => [String], {
    defaultValue: [],
    description: 'Networks it is accepted from, such as 10.1.0.0/16; up to 20; empty: from everywhere.',
  })
  networks!: string[]

  @Field(() => Int, { defaultValue: 90, description: 'Days until it expires, 1 to 366.' })
  days!: number
}

@InputType({ description: 'Which key gets a new secret.' })
export class RotateApiTokenInput {
  @Field(() => ID, { description: 'The key.' })
  id!: string

  @Field(() => Int, { defaultValue: 60, description: 'Minutes during which the secret until now is still accepted, 0 to 1440.' })
  graceMinutes!: number
}

@InputType({ description: 'Which key ends.' })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: 'The key.' })
  id!: string
}
