import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('TitleLevel', { description: 'Level of a title (职称级别), 正高级 to 员级.' })
export class TitleLevelType {
  @Field(() => ID, { description: 'Code.' })
  code!: string

  @Field(() => String, { description: 'Name.' })
  name!: string

  @Field(() => Int, { description: '1 is the highest.' })
  rank!: number
}

@ObjectType('Title', { description: 'One title of a series (职称名称), such as 高级工程师.' })
export class TitleType {
  @Field(() => ID, { description: 'Identifier, stable between releases of the reference data.' })
  id!: string

  @Field(() => String, { description: 'Name.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Group within the series, where the series has groups.' })
  group!: string | null

  @Field(() => TitleLevelType, { description: 'Its level.' })
  level!: TitleLevelType
}

@ObjectType('TitleSeries', { description: 'One of the dated series of titles (职称系列).' })
export class TitleSeriesType {
  @Field(() => ID, { description: 'Code.' })
  code!: string

  @Field(() => Int, { description: 'Number in the official list.' })
  number!: number

  @Field(() => String, { description: 'Name.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What the source says about it.' })
  note!: string | null

  @Field(() => [TitleType], { description: 'Its titles in official order.' })
  titles!: TitleType[]
}

@ObjectType('AcquisitionWay', { description: 'How a title is acquired (取得方式), such as 评审 or 转评.' })
export class AcquisitionWayType {
  @Field(() => ID, { description: 'Code.' })
  code!: string

  @Field(() => String, { description: 'Name.' })
  name!: string
}
