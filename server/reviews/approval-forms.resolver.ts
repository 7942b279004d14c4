import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { windowOf } from '../applications/application-windows.js'
import { ApplicationType } from '../applications/application.type.js'
import type { ApplicationRow } from '../applications/application.store.js'
import type { Sheet } from '../applications/listed.store.js'
import { required, type Context } from '../graphql/context.js'
import type { UnitRow } from '../units/unit.store.js'
import { UnitType } from '../units/unit.type.js'
import { mayReview, tooNear } from '../workflow/who-may.js'
import { inFormOrder, sectionLabel } from '../workflow/section-rules.js'
import type { ApprovalFormRow, ApprovalItemRow, ReviewedRow } from './approval-form.store.js'
import { ApprovalFormType, ApprovalItemType } from './approval-form.type.js'
import { AvailableActionType, DestinationType } from './available-action.type.js'
import type { AvailableAction } from './judged-surroundings.service.js'
import { CommitteeType } from '../reference/committee.type.js'

const dispatched = (forms: ApprovalFormRow[]) => forms.filter((form) => form.dispatchedAt !== null)

/** What the reviews add to an application. */
@Resolver(() => ApplicationType)
export class ApplicationReviewsResolver {
  @FieldResolver(() => [ApprovalFormType], {
    description: 'The 审批单 that went with a move, oldest first; every round stays readable.',
  })
  approvalForms(
    @Root() { id, beside }: ReviewedRow,
    @Ctx() { loaders }: Context,
  ): ApprovalFormRow[] | Sheet[] | Promise<ApprovalFormRow[]> {
    if (beside?.sheets) return beside.sheets
    return beside?.forms ? dispatched(beside.forms) : loaders.formsOfApplication.load(id).then(dispatched)
  }

  @FieldResolver(() => ApprovalFormType, { nullable: true, description: "The 审批单 the viewer's unit is working on." })
  async draftForm(@Root() row: ReviewedRow, @Ctx() context: Context): Promise<ApprovalFormRow | null> {
    const viewer = required(context)
    if (!mayReview(viewer) || tooNear(viewer).includes(row.applicantId)) return null
    const forms = row.beside?.forms ?? (await context.loaders.formsOfApplication.load(row.id))
    return forms.find((form) => form.dispatchedAt === null && form.unitId === viewer.unitId) ?? null
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'Until when whoever has it may send it on (办理期限, UTC): the window of the campaign for its stage; null where none applies.',
  })
  deadline(@Root() row: ApplicationRow, @Ctx() { reference, loaders }: Context): Date | null | Promise<Date | null> {
    if (!['DRAFT', 'RETURNED', 'WITH_UNIT'].includes(row.status)) return null
    const until = (holder: Pick<UnitRow, 'kind'> | null) =>
      windowOf(row, reference.campaign(row.campaignId), holder ?? undefined).closesAt
    if (!row.holderUnitId || row.beside?.holderUnit !== undefined) return until(row.beside?.holderUnit ?? null)
    return loaders.unitById.load(row.holderUnitId).then(until)
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
  unit(@Root() { unitId, unit }: ApprovalFormRow, @Ctx() { loaders }: Context) {
    return unit ?? loaders.unitById.load(unitId)
  }

  @FieldResolver(() => [ApprovalItemType], { description: 'One per section that had content, in the order of the form.' })
  items(@Root() { id, items }: ApprovalFormRow, @Ctx() { loaders }: Context): ApprovalItemRow[] | Promise<ApprovalItemRow[]> {
    return items ?? loaders.itemsOfForm.load(id).then((found) => inFormOrder(found, ({ sectionKey }) => sectionKey))
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
