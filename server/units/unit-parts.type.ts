import { Field, ID, ObjectType } from 'type-graphql'
import { CureEnum, ErrorCodeEnum, PartyEnum } from '../graphql/enums.js'
import type { ErrorCode } from '../errors.js'
import { DivisionType, UnitLevelEnum } from '../reference/division.type.js'
import type { Cure, Party } from '../workflow/refusal.js'
import type { UnitLevel, UnitStatus } from '../workflow/unit-facts.js'
import type { UnitDocumentKind } from '../workflow/unit-profile.js'
import type { UnitActionName } from '../workflow/unit-workflow.js'
import { UnitActionNameEnum, UnitDocumentKindEnum, UnitStatusEnum } from './unit-enums.type.js'

@ObjectType('Office', { description: 'Whom to ask, and where: public facts of a unit.' })
export class OfficeType {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => DivisionType, { description: 'Its division.' })
  division!: DivisionType

  @Field(() => String, { nullable: true, description: 'Whom to ask (联系人).' })
  contactName!: string | null

  @Field(() => String, { nullable: true, description: 'Telephone (联系电话).' })
  contactPhone!: string | null

  @Field(() => String, { nullable: true, description: 'Address (地址).' })
  address!: string | null
}

@ObjectType('UnitDocument', { description: 'A scanned certificate of a unit.' })
export class UnitDocumentType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => UnitDocumentKindEnum, { description: 'Which certificate.' })
  kind!: UnitDocumentKind
}

@ObjectType('ReceivingLink', { description: 'A receiver the unit has chosen (材料接收部门).' })
export class ReceivingLinkType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => Boolean, { description: '是否默认: exactly one of a unit’s receivers is.' })
  isDefault!: boolean
}

@ObjectType('MissingField', { description: 'What the profile still lacks.' })
export class MissingFieldType {
  @Field(() => String, { description: 'Field of Unit, a UnitDocumentKind, or receivers.' })
  field!: string

  @Field(() => String, { description: 'As the Chinese form names it.' })
  label!: string
}

@ObjectType('FieldReason', { description: 'What is wrong with one field of the unit information.' })
export class FieldReasonType {
  @Field(() => String, { description: 'Field of Unit, a UnitDocumentKind, or receivers.' })
  field!: string

  @Field(() => String, { description: 'What has to be corrected there.' })
  reason!: string
}

@ObjectType('UnitReview', { description: 'A receiving unit passed or returned the unit information.' })
export class UnitReviewType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => Boolean, { description: 'Passed, or returned.' })
  passed!: boolean

  @Field(() => String, { nullable: true, description: 'Reason; a return has one, or reasons by field.' })
  reason!: string | null

  @Field(() => [FieldReasonType], { description: 'What is wrong field by field; only with a return.' })
  fieldReasons!: FieldReasonType[]

  @Field(() => String, { description: 'Name of the reviewer.' })
  reviewer!: string

  @Field(() => String, { description: 'Name of the receiving unit.' })
  receiverName!: string

  @Field(() => Date, { description: 'When (UTC).' })
  at!: Date
}

@ObjectType('UnitChange', {
  description: 'A change of the approved facts under review; until it is passed the unit works under the approved ones.',
})
export class UnitChangeType {
  @Field(() => String, { nullable: true, description: 'New name.' })
  name!: string | null

  @Field(() => String, { nullable: true, description: 'New unified social credit code.' })
  uscc!: string | null

  @Field(() => String, { nullable: true, description: 'New organisation code.' })
  orgCode!: string | null

  @Field(() => UnitLevelEnum, { nullable: true, description: 'New level.' })
  level!: UnitLevel | null

  @Field(() => ID, { nullable: true, description: 'New division.' })
  divisionCode!: string | null

  @Field(() => UnitStatusEnum, { description: 'DRAFT until submitted, then SUBMITTED, RETURNED when returned.' })
  status!: UnitStatus

  @Field(() => String, { nullable: true, description: 'Reason of the return.' })
  reason!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was submitted (UTC).' })
  submittedAt!: Date | null
}

@ObjectType('UnitAction', { description: 'Whether the viewer may do something to this unit now, or which rule forbids it.' })
export class UnitActionType {
  @Field(() => UnitActionNameEnum, { description: 'The act, named as its mutation.' })
  action!: UnitActionName

  @Field(() => Boolean, { description: 'The mutation would be accepted now.' })
  allowed!: boolean

  @Field(() => ErrorCodeEnum, { nullable: true, description: 'The rule that forbids it.' })
  rule!: ErrorCode | null

  @Field(() => CureEnum, { nullable: true, description: 'What would cure it.' })
  cure!: Cure | null

  @Field(() => PartyEnum, { nullable: true, description: 'Who can do the cure.' })
  who!: Party | null
}
