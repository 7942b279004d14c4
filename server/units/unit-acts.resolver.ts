import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { UnitProfileInput } from './unit-profile.input.js'
import { UnitType } from './unit.type.js'
import {
  AttachUnitDocumentInput,
  ReceivingLinkInput,
  RemoveReceivingLinkInput,
  ReturnUnitInput,
  SetDefaultReceiverInput,
  UnitIdInput,
} from './units.input.js'

const input = 'input'

/** What a unit's administrator does with its information, and what a receiver answers. */
@Resolver()
export class UnitActsResolver {
  @Mutation(() => UnitType, {
    description:
      'Saves the profile of the viewer’s unit. After approval a new name, code, level or division becomes a change to be submitted. Errors: UNIT_UNDER_REVIEW, UNIT_CODE_TAKEN, USCC_INVALID, ORG_CODE_INVALID, CODES_DISAGREE, DIVISION_LEVEL_MISMATCH, INVALID_INPUT.',
  })
  saveUnitProfile(@Arg(input, () => UnitProfileInput) profile: UnitProfileInput, @Ctx() context: Context) {
    return context.units.saveUnitProfile(profile, required(context))
  }

  @Mutation(() => UnitType, {
    description:
      'Attaches a scan to the viewer’s unit (上传附件). Errors: FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED, UNIT_UNDER_REVIEW.',
  })
  attachUnitDocument(@Arg(input, () => AttachUnitDocumentInput) document: AttachUnitDocumentInput, @Ctx() context: Context) {
    return context.unitDocuments.attachUnitDocument(document, required(context))
  }

  @Mutation(() => UnitType, {
    description:
      'Adds a receiver (材料接收单位). Errors: RECEIVER_NOT_ELIGIBLE, RECEIVER_FIXED, RECEIVER_ALREADY_LINKED, UNIT_UNDER_REVIEW.',
  })
  addReceivingLink(@Arg(input, () => ReceivingLinkInput) link: ReceivingLinkInput, @Ctx() context: Context) {
    return context.receivingLinks.addReceivingLink(link, required(context))
  }

  @Mutation(() => UnitType, {
    description:
      'Removes a receiver. Errors: DEFAULT_RECEIVER_NEEDED, RECEIVER_FIXED, RECEIVER_NOT_ELIGIBLE, UNIT_UNDER_REVIEW, NOT_FOUND.',
  })
  removeReceivingLink(@Arg(input, () => RemoveReceivingLinkInput) link: RemoveReceivingLinkInput, @Ctx() context: Context) {
    return context.receivingLinks.removeReceivingLink(link, required(context))
  }

  @Mutation(() => UnitType, {
    description:
      'Moves 是否默认 to another receiver. Errors: RECEIVER_NOT_ELIGIBLE, RECEIVER_FIXED, UNIT_UNDER_REVIEW, NOT_FOUND.',
  })
  setDefaultReceiver(@Arg(input, () => SetDefaultReceiverInput) link: SetDefaultReceiverInput, @Ctx() context: Context) {
    return context.receivingLinks.setDefaultReceiver(link, required(context))
  }

  @Mutation(() => UnitType, {
    description:
      'Submits the unit information, or its change, to the default receiver or the superior. Errors: PROFILE_INCOMPLETE, NO_DEFAULT_RECEIVER, RECEIVER_NOT_ELIGIBLE, UNIT_UNDER_REVIEW, UNIT_NOT_UNDER_REVIEW.',
  })
  submitUnit(@Ctx() context: Context) {
    return context.units.submitUnit(required(context))
  }

  @Mutation(() => UnitType, {
    description: 'Passes a unit’s information (通过). Errors: UNIT_NOT_UNDER_REVIEW, FORBIDDEN, UNIT_CODE_TAKEN.',
  })
  approveUnit(@Arg(input, () => UnitIdInput) unit: UnitIdInput, @Ctx() context: Context) {
    return context.unitReviews.approveUnit(unit, required(context))
  }

  @Mutation(() => UnitType, {
    description: 'Returns a unit’s information with a reason (退回). Errors: REASON_REQUIRED, UNIT_NOT_UNDER_REVIEW, FORBIDDEN.',
  })
  returnUnit(@Arg(input, () => ReturnUnitInput) unit: ReturnUnitInput, @Ctx() context: Context) {
    return context.unitReviews.returnUnit(unit, required(context))
  }

  @Mutation(() => UnitType, {
    description:
      'Asks the reviewing unit to hurry (催办), once in 24 hours. Errors: TOO_MANY_REQUESTS (params.hours), UNIT_NOT_UNDER_REVIEW.',
  })
  urgeUnit(@Ctx() context: Context) {
    return context.units.urgeUnit(required(context))
  }
}
