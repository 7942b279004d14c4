import type { FileUpload } from 'graphql-upload-minimal'
import { GraphQLUpload } from 'graphql-upload-minimal'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageInput } from '../graphql/page.input.js'
import type { UnitStatus } from '../workflow/unit-facts.js'
import type { UnitDocumentKind } from '../workflow/unit-profile.js'
import { UnitDocumentKindEnum, UnitStatusEnum } from './unit-enums.type.js'

@InputType({ description: 'Which units a list shows.' })
export class UnitFilter {
  @Field(() => UnitStatusEnum, { nullable: true, description: 'Only of this status.' })
  status?: UnitStatus | null

  @Field(() => Boolean, { nullable: true, description: 'Only those whose information waits for my review.' })
  waitingForMe?: boolean | null

  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  name?: string | null
}

@ArgsType()
export class UnitsArgs extends PageInput {
  @Field(() => UnitFilter, { nullable: true, description: 'Leave it out for all.' })
  filter?: UnitFilter | null
}

@InputType({ description: 'A scan to attach, PDF, JPEG or PNG up to 10 MB.' })
export class AttachUnitDocumentInput {
  @Field(() => UnitDocumentKindEnum, { description: 'Which certificate; it replaces an earlier scan.' })
  kind!: UnitDocumentKind

  @Field(() => GraphQLUpload, { description: 'The file, by the GraphQL multipart request specification.' })
  file!: Promise<FileUpload>
}

@InputType({ description: 'A receiver to add (材料接收单位).' })
export class ReceivingLinkInput {
  @Field(() => ID, { description: 'One of Query.receivingUnitCandidates.' })
  receiverId!: string

  @Field(() => Boolean, { description: '是否默认: true moves the default here; the first receiver is the default in any case.' })
  isDefault!: boolean
}

@InputType({ description: 'A receiver to remove.' })
export class RemoveReceivingLinkInput {
  @Field(() => ID, { description: 'The link.' })
  linkId!: string

  @Field(() => ID, { nullable: true, description: 'The next default; needed when the default is removed and others remain.' })
  nextDefaultLinkId?: string | null
}

@InputType({ description: 'The receiver to make the default.' })
export class SetDefaultReceiverInput {
  @Field(() => ID, { description: 'The link.' })
  linkId!: string
}

@InputType({ description: 'A unit.' })
export class UnitIdInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string
}

@InputType({ description: 'What has to be corrected in one field.' })
export class FieldReasonInput {
  @Field(() => String, { description: 'Field of Unit (divisionCode for its division), a UnitDocumentKind, or receivers.' })
  field!: string

  @Field(() => String, { description: 'What is wrong with it, up to 200 characters.' })
  reason!: string
}

@InputType({ description: 'A unit to return, and why: as a whole, field by field, or both.' })
export class ReturnUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => String, {
    nullable: true,
    description: 'What has to be corrected, up to 1,000 characters; needed where no field is named.',
  })
  reason?: string | null

  @Field(() => [FieldReasonInput], { nullable: true, description: 'What has to be corrected field by field.' })
  fieldReasons?: FieldReasonInput[] | null
}
