import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'Somebody for the pool (评审专家库).' })
export class AddExpertInput {
  @Field(() => ID, { description: 'The committee, of the viewer’s office.' })
  committeeId!: string

  @Field(() => String, { description: 'Exactly the person’s login name.' })
  loginName!: string

  @Field(() => String, { description: 'What they know (专业), up to 100 characters.' })
  specialty!: string
}

@InputType({ description: 'Names an expert of a pool.' })
export class RemoveExpertInput {
  @Field(() => ID, { description: 'The expert.' })
  expertId!: string
}

@InputType({ description: 'A relation because of which an expert does not judge somebody (回避关系).' })
export class NameAvoidanceInput {
  @Field(() => ID, { description: 'The expert: of a pool of the office, or the viewer.' })
  expertId!: string

  @Field(() => String, { nullable: true, description: 'The person by exactly their login name; either this or applicationId.' })
  loginName?: string | null

  @Field(() => ID, { nullable: true, description: 'The person as the applicant of an application one sees.' })
  applicationId?: string | null

  @Field(() => String, { description: 'What they are to each other, up to 100 characters.' })
  relation!: string
}

@InputType({ description: 'Names a relation that no longer keeps an expert from judging.' })
export class WithdrawAvoidanceInput {
  @Field(() => ID, { description: 'The expert: of a pool of the office, or the viewer.' })
  expertId!: string

  @Field(() => ID, { description: 'The relation.' })
  avoidanceId!: string
}
