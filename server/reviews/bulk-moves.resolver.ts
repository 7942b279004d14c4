import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ApplicationType } from '../applications/application.type.js'
import { required, type Context } from '../graphql/context.js'
import { UnitType } from '../units/unit.type.js'
import type { BulkItemRow, BulkMoveRow } from './bulk-move.store.js'
import { BulkForecastType, BulkItemType, BulkMoveInput, BulkMoveType, BulkPreviewInput } from './bulk-move.type.js'
import type { BulkForecast } from './bulk-moves.service.js'

@Resolver(() => BulkMoveType)
export class BulkMovesResolver {
  @Query(() => [BulkForecastType], {
    description: 'What would become of each application, before anything is done. Errors: INVALID_INPUT, NOT_FOUND.',
  })
  async bulkPreview(
    @Arg('input', () => BulkPreviewInput, { description: 'Which, and what.' }) input: BulkPreviewInput,
    @Ctx() context: Context,
  ) {
    const forecasts = await context.bulkMoves.preview(input, required(context))
    return forecasts.map(({ refusal, ...forecast }) => ({ ...forecast, allowed: !refusal, ...refusal }))
  }

  @Query(() => BulkMoveType, { nullable: true, description: 'One bulk move of the viewer’s unit; null when there is none.' })
  bulkMove(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() context: Context) {
    return context.bulkMoves.bulkMove(id, required(context))
  }

  @Query(() => [BulkMoveType], { description: 'The latest 20 bulk moves of the viewer’s unit, newest first.' })
  bulkMoves(@Ctx() context: Context) {
    return context.bulkMoves.bulkMoves(required(context))
  }

  @Mutation(() => BulkMoveType, {
    description:
      'Moves many applications by a job; ask bulkMove for its progress. Errors: INVALID_INPUT, NOT_FOUND, RETURN_NEEDS_REASON; of single applications see BulkItem.rule.',
  })
  startBulkMove(
    @Arg('input', () => BulkMoveInput, { description: 'Which, and what.' }) input: BulkMoveInput,
    @Ctx() context: Context,
  ) {
    return context.bulkMoves.startBulkMove(input, required(context))
  }

  @FieldResolver(() => [BulkItemType], { description: 'Every application with its result, in the order asked.' })
  items(@Root() { id }: BulkMoveRow, @Ctx() { bulkMoves }: Context) {
    return bulkMoves.items(id)
  }
}

@Resolver(() => BulkForecastType)
export class BulkForecastResolver {
  @FieldResolver(() => ApplicationType, { description: 'The application.' })
  application(@Root() { application }: BulkForecast) {
    return application
  }

  @FieldResolver(() => UnitType, {
    nullable: true,
    description: 'Where it would go; null for a return, or when nobody receives.',
  })
  to(@Root() { toUnitId }: BulkForecast, @Ctx() { loaders }: Context) {
    return toUnitId && loaders.unitById.load(toUnitId)
  }
}

@Resolver(() => BulkItemType)
export class BulkItemResolver {
  @FieldResolver(() => ApplicationType, {
    nullable: true,
    description: 'The application; null when the viewer no longer sees it.',
  })
  application(@Root() { applicationId }: BulkItemRow, @Ctx() { loaders }: Context) {
    return loaders.visibleApplication.load(applicationId)
  }
}
