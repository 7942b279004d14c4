import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { CureEnum, enumOf, ErrorCodeEnum, PartyEnum } from '../graphql/enums.js'
import type { BulkAction } from '../workflow/application-facts.js'

const BulkActionEnum = enumOf<BulkAction>('BulkAction', 'What can be done to many applications at once (批量办理).', {
  reportUp: '批量上报: each to its default destination.',
  returnToApplicant: '批量退回: each to its applicant.',
})

@InputType({ description: 'Which applications to move, and how.' })
export class BulkPreviewInput {
  @Field(() => BulkActionEnum, { description: 'What to do.' })
  action!: BulkAction

  @Field(() => [ID], { description: 'The applications, 1 to 500, each once.' })
  applicationIds!: string[]
}

@InputType({ description: 'Moves many applications. Repeating it under the same idempotencyKey starts nothing twice.' })
export class BulkMoveInput extends BulkPreviewInput {
  @Field(() => String, {
    nullable: true,
    description: '意见, at most 2,000 characters, kept with each hop; a return needs it unless each of them has an open 否.',
  })
  opinion?: string | null

  @Field(() => String, { description: '8 to 100 letters, digits, - or _, chosen by you for this one request.' })
  idempotencyKey!: string
}

@ObjectType('BulkForecast', { description: 'What would become of one application.' })
export class BulkForecastType {
  @Field(() => Boolean, { description: 'It would move.' })
  allowed!: boolean

  @Field(() => ErrorCodeEnum, { nullable: true, description: 'Which rule forbids it.' })
  rule!: string | null

  @Field(() => CureEnum, { nullable: true, description: 'What would cure it.' })
  cure!: string | null

  @Field(() => PartyEnum, { nullable: true, description: 'Who can do the cure.' })
  who!: string | null

  @Field(() => Boolean, { description: 'An item is judged 否, which says why it is returned: no opinion (意见) is needed.' })
  explained!: boolean
}

@ObjectType('BulkItem', { description: 'What became of one application.' })
export class BulkItemType {
  @Field(() => Boolean, { nullable: true, description: 'It has moved; null while it is still to come.' })
  moved!: boolean | null

  @Field(() => ErrorCodeEnum, { nullable: true, description: 'Which rule refused it.' })
  rule!: string | null

  @Field(() => CureEnum, { nullable: true, description: 'What would cure it.' })
  cure!: string | null

  @Field(() => PartyEnum, { nullable: true, description: 'Who can do the cure.' })
  who!: string | null
}

@ObjectType('BulkMove', { description: 'One request to move many applications (批量办理), with its progress.' })
export class BulkMoveType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => BulkActionEnum, { description: 'What is done.' })
  action!: BulkAction

  @Field(() => Int, { description: 'How many applications.' })
  total!: number

  @Field(() => Int, { description: 'How many have moved.' })
  moved!: number

  @Field(() => Int, { description: 'How many were refused.' })
  refused!: number

  @Field(() => Date, { description: 'When it was asked for (UTC).' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When the last one was settled (UTC); null while it goes on.' })
  finishedAt!: Date | null
}
