import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'

@ArgsType()
export class PlacementPreviewArgs {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'Its new superior; leave it out to ask about closing.' })
  superiorId?: string | null
}

@InputType({ description: 'A unit to close.' })
export class CloseUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => Int, { description: '`applications` of Query.unitPlacementPreview, as it was shown to whoever confirms.' })
  confirmedApplications!: number

  @Field(() => String, { description: 'Why, up to 500 characters; it stands in the history of every application passed on.' })
  reason!: string
}

@InputType({ description: 'A unit to put under another superior.' })
export class MoveUnitInput extends CloseUnitInput {
  @Field(() => ID, { description: 'The new superior.' })
  superiorId!: string
}
