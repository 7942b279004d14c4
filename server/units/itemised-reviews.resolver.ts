import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import type { UnitRow } from './unit.store.js'
import { UnitType } from './unit.type.js'

@InputType({ description: 'The switch of 逐项审批.' })
export class ItemisedReviewInput {
  @Field(() => Boolean, { description: 'true: a return opens only what did not pass.' })
  on!: boolean
}

@Resolver(() => UnitType)
export class ItemisedReviewsResolver {
  @FieldResolver(() => UnitType, {
    nullable: true,
    description:
      'The unit, itself or the nearest above, that has switched itemised review (逐项审批) on for it; null: nobody has.',
  })
  async itemisedReviewBy(@Root() { id }: UnitRow, @Ctx() { loaders }: Context) {
    const by = await loaders.itemisedReviewBy.load(id)
    return by && loaders.unitById.load(by)
  }

  @Mutation(() => UnitType, {
    description:
      'Switches itemised review (逐项审批) on or off for the viewer’s receiving unit and every unit under it. Applications under review keep their mode. Errors: FORBIDDEN.',
  })
  setItemisedReview(
    @Arg('input', () => ItemisedReviewInput, { description: 'On or off.' }) { on }: ItemisedReviewInput,
    @Ctx() context: Context,
  ) {
    return context.itemisedReviews.setItemisedReview(on, required(context))
  }
}
