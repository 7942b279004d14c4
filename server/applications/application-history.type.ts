import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { ApplicationAction } from '../workflow/application-facts.js'
import { ApplicationActionEnum } from './application-enums.type.js'

@ObjectType('ApplicationVersion', { description: 'What was submitted, frozen; it never changes.' })
export class ApplicationVersionType {
  @Field(() => Int, { description: '1 for the first submission.' })
  number!: number

  @Field(() => Date, { description: 'When it was submitted (UTC).' })
  submittedAt!: Date

  @Field(() => String, { description: "SHA-256 (hex) over its sections' hashes." })
  hash!: string
}

@ObjectType('Transfer', { description: 'One hop of an application (流转记录).' })
export class TransferType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => Int, { description: '1 for the first hop.' })
  seq!: number

  @Field(() => ApplicationActionEnum, { description: 'What was done.' })
  action!: ApplicationAction

  @Field(() => String, { description: 'Who did it.' })
  actorName!: string

  @Field(() => String, {
    nullable: true,
    description: 'The absent colleague in whose place it was done (委托办理，代); null: in their own right.',
  })
  onBehalfOfName!: string | null

  @Field(() => Date, { description: 'When (UTC).' })
  at!: Date

  @Field(() => String, { nullable: true, description: '意见' })
  opinion!: string | null

  @Field(() => Int, { description: 'The version that moved.' })
  versionNumber!: number
}
