import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { UnitType } from '../units/unit.type.js'
import { CloseUnitInput, MoveUnitInput, PlacementPreviewArgs } from './placement.input.js'
import { FateOfApplicationsType, HangsOnUnitType, UnitPlacementPreviewType } from './placement.type.js'
import type { PlacementPreview } from './unit-placements.service.js'

/** The place of units in the tree. */
@Resolver(() => UnitPlacementPreviewType)
export class PlacementsResolver {
  @Query(() => UnitPlacementPreviewType, { description: 'What moving or closing a unit would do. Errors: NOT_FOUND.' })
  unitPlacementPreview(@Args(() => PlacementPreviewArgs) { unitId, superiorId }: PlacementPreviewArgs, @Ctx() context: Context) {
    return context.unitPlacements.preview(unitId, superiorId ?? null, required(context))
  }

  @Mutation(() => UnitType, {
    description:
      'Puts a unit, and all under it, under another superior. Errors: UNIT_STAYS, UNIT_UNDER_ITSELF, SUPERIOR_NOT_ELIGIBLE, UNIT_CLOSED, FORBIDDEN, REASON_REQUIRED, STALE_REVISION (params.applications), NOT_FOUND.',
  })
  moveUnit(@Arg('input', () => MoveUnitInput) input: MoveUnitInput, @Ctx() context: Context) {
    return context.unitPlacements.moveUnit(input, required(context))
  }

  @Mutation(() => UnitType, {
    description:
      'Closes a unit (撤销); what it holds goes to its superior. Errors: UNIT_STAYS, UNIT_HAS_SUBORDINATES, UNIT_CLOSED, REASON_REQUIRED, STALE_REVISION (params.applications), NOT_FOUND.',
  })
  closeUnit(@Arg('input', () => CloseUnitInput) input: CloseUnitInput, @Ctx() context: Context) {
    return context.unitPlacements.closeUnit(input, required(context))
  }

  @FieldResolver(() => HangsOnUnitType, { description: 'What else hangs on the unit.' })
  hangsOnIt(@Root() { open }: PlacementPreview) {
    return open
  }
}

@Resolver(() => FateOfApplicationsType)
export class FateFieldsResolver {
  @FieldResolver(() => UnitType, { nullable: true, description: 'Where they go, or go next; null: where they are.' })
  unit(@Root() { unitId }: PlacementPreview['fates'][number], @Ctx() { loaders }: Context) {
    return unitId ? loaders.unitById.load(unitId) : null
  }
}
