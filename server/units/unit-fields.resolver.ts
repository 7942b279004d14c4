import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import { StoredFileType } from '../files/stored-file.type.js'
import { CommitteeType } from '../reference/committee.type.js'
import { DivisionType } from '../reference/division.type.js'
import type { Committee } from '../reference/reference-rows.js'
import { receiverIsFixed } from '../workflow/routing.js'
import { completenessOf, missingOf } from '../workflow/unit-profile.js'
import { decideUnit, unitActions } from '../workflow/unit-workflow.js'
import type { LinkRow, UnitDocumentRow } from './unit-parts.store.js'
import {
  MissingFieldType,
  ReceivingLinkType,
  UnitActionType,
  UnitChangeType,
  UnitDocumentType,
  UnitReviewType,
} from './unit-parts.type.js'
import { seesWhole } from './unit-sight.js'
import { UnitType } from './unit.type.js'
import type { PlacedUnit, UnitRow } from './unit.store.js'

/** What hangs on a unit, for those who see the whole of it. */
@Resolver(() => UnitType)
export class UnitFieldsResolver {
  @FieldResolver(() => DivisionType, { description: 'Its division (行政区划).' })
  division(@Root() unit: UnitRow, @Ctx() { reference }: Context) {
    return reference.division(unit.divisionCode)
  }

  @FieldResolver(() => UnitType, { nullable: true, description: 'The unit above it.' })
  parent(@Root() unit: PlacedUnit, @Ctx() { viewer, loaders }: Context) {
    return unit.parentId && seesWhole(viewer, unit) ? (unit.parent ?? loaders.unitById.load(unit.parentId)) : null
  }

  @FieldResolver(() => Boolean, { description: 'Its receiver is its superior and cannot be chosen.' })
  receiverFixed(@Root() unit: UnitRow) {
    return receiverIsFixed(unit)
  }

  @FieldResolver(() => [ReceivingLinkType], { description: 'Its receivers (材料接收单位), the default first.' })
  receivers(@Root() unit: UnitRow, @Ctx() { viewer, loaders }: Context) {
    return seesWhole(viewer, unit) ? loaders.linksOfUnit.load(unit.id) : []
  }

  @FieldResolver(() => [UnitDocumentType], { description: 'Its scanned certificates.' })
  documents(@Root() unit: UnitRow, @Ctx() { viewer, loaders }: Context) {
    return seesWhole(viewer, unit) ? loaders.documentsOfUnit.load(unit.id) : []
  }

  @FieldResolver(() => [UnitReviewType], { description: 'Its reviews, the latest first.' })
  reviews(@Root() unit: UnitRow, @Ctx() { viewer, loaders }: Context) {
    return seesWhole(viewer, unit) ? loaders.reviewsOfUnit.load(unit.id) : []
  }

  @FieldResolver(() => UnitChangeType, { nullable: true, description: 'A change of the approved facts on its way.' })
  change(@Root() unit: UnitRow, @Ctx() { viewer }: Context) {
    if (!unit.change || !seesWhole(viewer, unit)) return null
    const { facts, status, reason, submittedAt } = unit.change
    return { ...facts, status, reason, submittedAt: submittedAt && new Date(submittedAt) }
  }

  @FieldResolver(() => [MissingFieldType], { description: 'What the profile still lacks.' })
  async missing(@Root() unit: UnitRow, @Ctx() { viewer, loaders }: Context) {
    return seesWhole(viewer, unit) ? missingOf((await loaders.unitCircumstances.load(unit)).profile) : []
  }

  @FieldResolver(() => Int, { description: 'Completeness of the profile, percent; 0 for whoever does not see it.' })
  async completeness(@Root() unit: UnitRow, @Ctx() { viewer, loaders }: Context) {
    return seesWhole(viewer, unit) ? completenessOf((await loaders.unitCircumstances.load(unit)).profile) : 0
  }

  @FieldResolver(() => [UnitActionType], { description: 'What the viewer can do with it, and why not the rest.' })
  async availableActions(@Root() unit: UnitRow, @Ctx() { viewer, loaders }: Context) {
    if (!viewer || !seesWhole(viewer, unit)) return []
    const circumstances = await loaders.unitCircumstances.load(unit)
    return unitActions.map((action) => {
      const refused = decideUnit(action, circumstances, viewer)
      return { action, allowed: !refused, rule: null, cure: null, who: null, ...refused }
    })
  }
}

@Resolver(() => ReceivingLinkType)
export class ReceivingLinkFieldsResolver {
  @FieldResolver(() => UnitType, { description: 'The receiving unit.' })
  receiver(@Root() link: LinkRow, @Ctx() { loaders }: Context) {
    return loaders.unitById.load(link.receiverId)
  }
}

@Resolver(() => UnitDocumentType)
export class UnitDocumentFieldsResolver {
  @FieldResolver(() => StoredFileType, { description: 'The scan.' })
  file(@Root() document: UnitDocumentRow, @Ctx() { loaders }: Context) {
    return loaders.fileById.load(document.fileId)
  }
}

@Resolver(() => CommitteeType)
export class CommitteeFieldsResolver {
  @FieldResolver(() => UnitType, { description: 'Its office (办事机构).' })
  unit(@Root() committee: Committee, @Ctx() { loaders }: Context) {
    return loaders.unitById.load(committee.unitId)
  }
}
