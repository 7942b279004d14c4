import { Ctx, FieldResolver, Resolver } from 'type-graphql'
import { ViewerType } from '../accounts/viewer.type.js'
import type { Context } from '../graphql/context.js'
import { features } from '../workflow/features.js'
import { FeatureEnum } from './feature-switch.type.js'

@Resolver(() => ViewerType)
export class ViewerFeaturesResolver {
  @FieldResolver(() => [FeatureEnum], {
    description: 'Functions that the region office has not opened (功能开关); the menu leaves them out.',
  })
  closedFeatures(@Ctx() { reference }: Context) {
    return features.filter((feature) => reference.rows.switchedOff.has(feature))
  }
}
