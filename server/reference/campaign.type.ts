import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('Campaign', {
  description: 'A year of filing and review (申报年度). Windows are half-open: opensAt ≤ now < closesAt.',
})
export class CampaignType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => Int, { description: 'The year.' })
  year!: number

  @Field(() => String, { description: 'Name.' })
  name!: string

  @Field(() => Date, { description: 'Applicants may file from here (UTC).' })
  filingOpensAt!: Date

  @Field(() => Date, { description: 'Applicants may file until here (UTC).' })
  filingClosesAt!: Date

  @Field(() => Date, { description: 'Units may report up from here (UTC).' })
  reviewOpensAt!: Date

  @Field(() => Date, { description: 'Units may report up until here (UTC).' })
  reviewClosesAt!: Date

  @Field(() => Boolean, { description: 'Units report up only what they have posted for 5 working days (公示).' })
  publicityRequired!: boolean
}
