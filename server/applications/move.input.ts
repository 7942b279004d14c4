import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: 'Names an application.' })
export class ApplicationIdInput {
  @Field(() => ID, { description: 'The application (申请书).' })
  applicationId!: string
}

@InputType({ description: 'Moves an application. Repeating it under the same idempotencyKey moves nothing twice.' })
export class MoveInput extends ApplicationIdInput {
  @Field(() => Int, { description: 'The revision you have read; ALREADY_MOVED when it is no longer the present one.' })
  revision!: number

  @Field(() => String, { description: '8 to 100 letters, digits, - or _, chosen by you for this one move.' })
  idempotencyKey!: string

  @Field(() => String, { nullable: true, description: '意见, at most 2,000 characters; kept with the hop.' })
  opinion?: string | null
}

@InputType({ description: 'Reports an application up (上报).' })
export class ReportUpInput extends MoveInput {
  @Field(() => ID, { description: 'One of the destinations that availableActions offers.' })
  toUnitId!: string
}
