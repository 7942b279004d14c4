import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { DivisionType, UnitLevelEnum } from '../reference/division.type.js'
import type { UnitLevel } from '../workflow/unit-facts.js'
import type { OfficeRow } from './unit-directory.store.js'
import { OfficeType } from './unit-parts.type.js'
import { UnitConnection, UnitType } from './unit.type.js'
import { UnitsArgs } from './units.input.js'

/** Looking units up; what a stranger sees are contacts only. */
@Resolver(() => OfficeType)
export class UnitsResolver {
  @Query(() => [OfficeType], { description: 'The bureaus of the prefectures with their contacts.' })
  offices(@Ctx() { directory }: Context) {
    return directory.offices()
  }

  @Query(() => [OfficeType], {
    description: 'Who receives from a unit of this level and division. Errors: DIVISION_LEVEL_MISMATCH.',
  })
  whomToAsk(
    @Arg('level', () => UnitLevelEnum, { description: 'Level of the asking unit.' }) level: UnitLevel,
    @Arg('divisionCode', () => ID, { description: 'Division of the asking unit.' }) divisionCode: string,
    @Ctx() { directory }: Context,
  ) {
    return directory.whomToAsk(level, divisionCode)
  }

  @Query(() => [OfficeType], { description: 'Superiors that create their units themselves (垂直管理); ask them for a login.' })
  verticalSuperiors(@Ctx() { directory }: Context) {
    return directory.verticalSuperiors()
  }

  @Query(() => [OfficeType], {
    description: 'Approved units an applicant may join when registering, 20 at most, without contacts.',
  })
  joinableUnits(
    @Arg('name', () => String, { description: 'Part of the name, 2 characters or more.' }) name: string,
    @Ctx() { directory }: Context,
  ) {
    return directory.joinableUnits(name)
  }

  @Query(() => UnitType, { nullable: true, description: 'One unit; null unless it is the viewer’s, under it, or linked to it.' })
  unit(@Arg('id', () => ID, { description: 'The unit.' }) id: string, @Ctx() context: Context) {
    return context.directory.unit(id, required(context))
  }

  @Query(() => UnitConnection, {
    description: 'Units under mine or sent to mine, newest registration first; all for the region office.',
  })
  units(@Args(() => UnitsArgs) { filter, ...page }: UnitsArgs, @Ctx() context: Context) {
    return context.directory.units(filter ?? {}, page, required(context))
  }

  @Query(() => [UnitType], {
    description: 'What the viewer’s unit may choose as receiver, 100 at most; empty where the superior receives.',
  })
  receivingUnitCandidates(
    @Arg('name', () => String, { nullable: true, description: 'Part of the name.' }) name: string | null | undefined,
    @Ctx() context: Context,
  ) {
    return context.directory.receivingUnitCandidates(name, required(context))
  }

  @FieldResolver(() => DivisionType, { description: 'Its division.' })
  division(@Root() office: OfficeRow, @Ctx() { reference }: Context) {
    return reference.division(office.divisionCode)
  }
}
