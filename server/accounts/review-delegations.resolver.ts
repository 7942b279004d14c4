import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { stateOf } from '../workflow/delegation.js'
import { localDate } from '../workflow/local-date.js'
import type { Viewer } from '../workflow/who-may.js'
import { AccountType } from './account.type.js'
import type { ReviewDelegationRow } from './review-delegation.store.js'
import {
  DelegateReviewInput,
  DelegationStateEnum,
  EndDelegationInput,
  ReviewDelegationType,
  StandInType,
} from './review-delegation.type.js'
import { ViewerType } from './viewer.type.js'

@Resolver(() => ReviewDelegationType)
export class ReviewDelegationsResolver {
  @Query(() => [ReviewDelegationType], {
    description: 'The latest 100 delegations of the viewer’s unit (委托办理), newest first.',
  })
  delegations(@Ctx() context: Context) {
    return context.reviewDelegations.delegations(required(context))
  }

  @Query(() => [AccountType], {
    description: 'The live administrators of the viewer’s unit (单位管理员): for whom one can stand in.',
  })
  unitAdministrators(@Ctx() context: Context) {
    return context.reviewDelegations.administrators(required(context))
  }

  @Mutation(() => ReviewDelegationType, {
    description:
      'Lets a colleague review in the place of an absent administrator between two days (委托办理). Errors: NOT_FOUND, INVALID_INPUT, DELEGATE_ADMINISTERS, DELEGATION_OVERLAPS.',
  })
  delegateReview(
    @Arg('input', () => DelegateReviewInput, { description: 'Who for whom, and when.' }) input: DelegateReviewInput,
    @Ctx() context: Context,
  ) {
    return context.reviewDelegations.delegateReview(input, required(context))
  }

  @Mutation(() => ReviewDelegationType, {
    description: 'Ends a delegation at once (终止委托). Errors: NOT_FOUND, DELEGATION_OVER.',
  })
  endDelegation(
    @Arg('input', () => EndDelegationInput, { description: 'Which.' }) { delegationId }: EndDelegationInput,
    @Ctx() context: Context,
  ) {
    return context.reviewDelegations.endDelegation(delegationId, required(context))
  }

  @FieldResolver(() => DelegationStateEnum, { description: 'How far it is today.' })
  state(@Root() row: ReviewDelegationRow) {
    return stateOf(row, row.endedAt !== null, localDate(new Date()))
  }

  @FieldResolver(() => AccountType, { description: 'The absent administrator (委托人).' })
  absent(@Root() { absentId }: ReviewDelegationRow, @Ctx() { loaders }: Context) {
    return loaders.accountById.load(absentId)
  }

  @FieldResolver(() => AccountType, { description: 'Who reviews in their place (受托人).' })
  delegate(@Root() { delegateId }: ReviewDelegationRow, @Ctx() { loaders }: Context) {
    return loaders.accountById.load(delegateId)
  }
}

@Resolver(() => ViewerType)
export class StandInResolver {
  @FieldResolver(() => StandInType, {
    nullable: true,
    description: 'In whose place the viewer reviews today (代办); null: in nobody’s.',
  })
  standsInFor(@Root() viewer: Viewer) {
    return viewer.standsInFor ?? null
  }
}
