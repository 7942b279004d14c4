import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import { seesWhole } from './unit-sight.js'
import { UnitType } from './unit.type.js'
import type { UnitRow } from './unit.store.js'

/** What a unit says of itself to those who see the whole of it; null to everybody else. */
@Resolver(() => UnitType)
export class UnitPrivateResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Unified social credit code (统一社会信用代码), GB 32100.' })
  uscc(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    return seesWhole(viewer, unit) ? unit.uscc : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Organisation code (组织机构代码), GB 11714, without hyphen.' })
  orgCode(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    return seesWhole(viewer, unit) ? unit.orgCode : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Nature (单位性质).' })
  nature(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    return seesWhole(viewer, unit) ? unit.nature : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Address (单位地址); of a receiving unit it is public.' })
  address(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    return unit.receives || seesWhole(viewer, unit) ? unit.address : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Postcode (邮政编码).' })
  postcode(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    return seesWhole(viewer, unit) ? unit.postcode : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Legal representative (法定代表人).' })
  legalRepresentative(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    return seesWhole(viewer, unit) ? unit.legalRepresentative : null
  }

  @FieldResolver(() => Date, { nullable: true, description: 'Since when it has its status (UTC).' })
  statusAt(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    return seesWhole(viewer, unit) ? unit.statusAt : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was returned.' })
  statusReason(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    return seesWhole(viewer, unit) ? unit.statusReason : null
  }
}
