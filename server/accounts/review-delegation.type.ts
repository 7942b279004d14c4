import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { DelegationState } from '../workflow/delegation.js'

export const DelegationStateEnum = enumOf<DelegationState>('DelegationState', 'How far a delegation is.', {
  TO_COME: '未开始: its first day is to come.',
  RUNNING: '代办中: the delegate reviews today.',
  OVER: '已到期: its last day is over.',
  ENDED: '已终止: an administrator ended it.',
})

@ObjectType('ReviewDelegation', {
  description: 'Somebody reviews in the place of an absent colleague of the same unit between two days (委托办理).',
})
export class ReviewDelegationType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => GraphQLLocalDate, { description: 'The first day (Asia/Shanghai).' })
  from!: string

  @Field(() => GraphQLLocalDate, { description: 'The last day (Asia/Shanghai); it still counts.' })
  until!: string

  @Field(() => String, { nullable: true, description: 'Why (委托事由).' })
  reason!: string | null

  @Field(() => String, { description: 'Who named the delegate.' })
  namedByName!: string

  @Field(() => Date, { description: 'When that was (UTC).' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was ended before its time (UTC).' })
  endedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who ended it.' })
  endedByName!: string | null
}

@InputType({ description: 'Who reviews for whom, and when.' })
export class DelegateReviewInput {
  @Field(() => ID, { description: 'The absent administrator of the own unit (委托人).' })
  absentId!: string

  @Field(() => ID, { description: 'Somebody of the same unit who does not administer it (受托人).' })
  delegateId!: string

  @Field(() => GraphQLLocalDate, { description: 'The first day, not in the past (Asia/Shanghai).' })
  from!: string

  @Field(() => GraphQLLocalDate, { description: 'The last day, at most 366 days in all.' })
  until!: string

  @Field(() => String, { nullable: true, description: 'Why, at most 200 characters.' })
  reason?: string | null
}

@InputType({ description: 'A delegation to end.' })
export class EndDelegationInput {
  @Field(() => ID, { description: 'The delegation.' })
  delegationId!: string
}

@ObjectType('StandIn', { description: 'In whose place the viewer reviews today (代办).' })
export class StandInType {
  @Field(() => String, { description: 'The absent colleague.' })
  personName!: string

  @Field(() => GraphQLLocalDate, { description: 'The last day (Asia/Shanghai).' })
  until!: string
}
