import { GraphQLJSONObject } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('AuditTrailEntry', {
  description:
    'One act on an application (审计记录). Its hash covers subject, seq, actorId, action, detail, at and previousHash, so that a changed, dropped or inserted entry breaks the chain.',
})
export class AuditTrailEntryType {
  @Field(() => Int, { description: '1 for the first act, without gaps.' })
  seq!: number

  @Field(() => ID, { nullable: true, description: 'The account that acted; null: the system did.' })
  actorId!: string | null

  @Field(() => String, { description: 'What was done, such as submit or saveSection.' })
  action!: string

  @Field(() => GraphQLJSONObject, { description: 'Ids, codes and content hashes of the act; never content itself.' })
  detail!: Record<string, unknown>

  @Field(() => Date, { description: 'When (UTC, milliseconds).' })
  at!: Date

  @Field(() => String, { description: 'The hash of the entry before; 64 zeros for the first.' })
  previousHash!: string

  @Field(() => String, {
    description: 'SHA-256 (hex) over the canonical JSON (keys sorted, no spaces, UTF-8) of what the entry says.',
  })
  hash!: string
}

@ObjectType('AuditTrail', {
  description:
    'Everything that was ever done to one application, in a hash chain (可核验的审计链); `/verify-trail.mjs` checks a saved answer without the server.',
})
export class AuditTrailType {
  @Field(() => String, { description: 'What the chain is about: `application:` and the id; part of every hash.' })
  subject!: string

  @Field(() => String, { description: "The last entry's hash." })
  head!: string

  @Field(() => [AuditTrailEntryType], { description: 'Oldest first.' })
  entries!: AuditTrailEntryType[]
}
