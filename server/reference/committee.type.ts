import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Committee', { description: 'A review committee (专业评审委员会): certain series and levels for one area.' })
export class CommitteeType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Name.' })
  name!: string

  @Field(() => [ID], { description: 'Codes of the series it reviews.' })
  seriesCodes!: readonly string[]

  @Field(() => [ID], { description: 'Codes of the levels it reviews.' })
  levelCodes!: readonly string[]

  @Field(() => ID, { description: 'Division it reviews for: 650000 for the whole region, else one prefecture.' })
  areaCode!: string
}
