import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { windowOf } from '../applications/application-windows.js'
import { ApplicationType } from '../applications/application.type.js'
import type { ApplicationRow } from '../applications/application.store.js'
import { required, type Context } from '../graphql/context.js'
import { UnitType } from '../units/unit.type.js'
import { mayReview, tooNear } from '../workflow/who-may.js'
import { sectionLabel, sectionPosition } from '../workflow/section-rules.js'
import type { ApprovalFormRow, ApprovalItemRow } from './approval-form.store.js'
import { ApprovalFormType, ApprovalItemType } from './approval-form.type.js'
import { AvailableActionType, DestinationType } from './available-action.type.js'
import type { AvailableAction } from './judged-surroundings.service.js'
import { CommitteeType } from '../reference/committee.type.js'

/** What the reviews add to an application. */
@Resolver(() => ApplicationType)
export class ApplicationReviewsResolver {
  @FieldResolver(() => [ApprovalFormType], {
    description: 'The 审批单 that went with a move, oldest first; every round stays readable.',
  })
  async approvalForms(@Root() { id }: ApplicationRow, @Ctx() { loaders }: Context): Promise<ApprovalFormRow[]> {
    const forms = await loaders.formsOfApplication.load(id)
    return forms.filter((form) => form.dispatchedAt !== null)
  }

  @FieldResolver(() => ApprovalFormType, { nullable: true, description: "The 审批单 the viewer's unit is working on." })
  async draftForm(@Root() row: ApplicationRow, @Ctx() context: Context): Promise<ApprovalFormRow | null> {
    const viewer = required(context)
    if (!mayReview(viewer) || tooNear(viewer).includes(row.applicantId)) return null
    const forms = await context.loaders.formsOfApplication.load(row.id)
    return forms.find((form) => form.dispatchedAt === null && form.unitId === viewer.unitId) ?? null
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'Until when whoever has it may send it on (办理期限, UTC): the window of the campaign for its stage; null where none applies.',
  })
  async deadline(@Root() row: ApplicationRow, @Ctx() { reference, loaders }: Context): Promise<Date | null> {
    if (!['DRAFT', 'RETURNED', 'WITH_UNIT'].includes(row.status)) return null
    const holder = row.holderUnitId ? await loaders.unitById.load(row.holderUnitId) : null
    return windowOf(row, reference.campaign(row.campaignId), holder ?? undefined).closesAt
  }

  @FieldResolver(() => [AvailableActionType], {
    description: 'Every act with its answer: allowed, or which rule forbids it, how to cure it, who can.',
  })
  async availableActions(@Root() row: ApplicationRow, @Ctx() context: Context) {
    const actions = await context.loaders.availableActions.load(row)
    return actions.map(({ refusal, ...answer }: AvailableAction) => ({ ...answer, allowed: !refusal, ...refusal }))
  }
}

@Resolver(() => ApprovalFormType)
export class ApprovalFormResolver {
  @FieldResolver(() => UnitType, { description: 'The unit that reviews.' })
  unit(@Root() { unitId }: ApprovalFormRow, @Ctx() { loaders }: Context) {
    return loaders.unitById.load(unitId)
  }

  @FieldResolver(() => [ApprovalItemType], { description: 'One per section that had content, in the order of the form.' })
  async items(@Root() { id }: ApprovalFormRow, @Ctx() { loaders }: Context): Promise<ApprovalItemRow[]> {
    const items = await loaders.itemsOfForm.load(id)
    return items.toSorted((a, b) => sectionPosition(a.sectionKey) - sectionPosition(b.sectionKey))
  }
}

@Resolver(() => ApprovalItemType)
export class ApprovalItemResolver {
  @FieldResolver(() => String, { description: 'Name of the section in Chinese (栏目).' })
  label(@Root() { sectionKey }: ApprovalItemRow) {
    return sectionLabel(sectionKey)
  }
}

@Resolver(() => DestinationType)
export class DestinationResolver {
  @FieldResolver(() => UnitType, { description: 'The next department.' })
  unit(@Root() { unitId }: AvailableAction['destinations'][number], @Ctx() { loaders }: Context) {
    return loaders.unitById.load(unitId)
  }

  @FieldResolver(() => CommitteeType, { nullable: true, description: 'The committee (专业评审委员会) whose office the unit is.' })
  committee(@Root() { committeeId }: AvailableAction['destinations'][number], @Ctx() { reference }: Context) {
    return committeeId && reference.committee(committeeId)
  }
}
