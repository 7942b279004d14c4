import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import type { RouteNode } from '../workflow/route-picture.js'
import { RouteNodeType, RoutePictureType } from './route-picture.type.js'

@Resolver(() => RouteNodeType)
export class RoutePicturesResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Name of the unit; null unless it is one certain unit.' })
  async unitName(@Root() { unitId }: RouteNode, @Ctx() { loaders }: Context) {
    return unitId === null ? null : ((await loaders.unitById.load(unitId))?.name ?? null)
  }

  @Query(() => RoutePictureType, {
    description:
      '业务工作示意图 of one application, or of the viewer’s unit with the viewer’s own applications (for an administrator: those filed through it). Errors: NOT_FOUND.',
  })
  routePicture(
    @Arg('applicationId', () => ID, { nullable: true, description: 'Only this application (申请书).' })
    applicationId: string | null | undefined,
    @Ctx() context: Context,
  ) {
    return context.routePictures.draw(applicationId ?? null, required(context))
  }
}
