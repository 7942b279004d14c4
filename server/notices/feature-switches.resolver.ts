import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { FeatureSwitchInput, FeatureSwitchType } from './feature-switch.type.js'

/** 【功能开关】 of the region office. */
@Resolver()
export class FeatureSwitchesResolver {
  @Query(() => [FeatureSwitchType], { description: 'Every function that can be switched (功能开关).' })
  featureSwitches(@Ctx() { featureSwitches }: Context) {
    return featureSwitches.all()
  }

  @Mutation(() => FeatureSwitchType, {
    description:
      'Opens or closes a function from the next request on, with the announcement published as a notice. Errors: INVALID_INPUT, STALE_REVISION.',
  })
  setFeatureSwitch(
    @Arg('input', () => FeatureSwitchInput, { description: 'Which, and how.' }) input: FeatureSwitchInput,
    @Ctx() context: Context,
  ) {
    return context.featureSwitches.set(input, required(context))
  }
}
