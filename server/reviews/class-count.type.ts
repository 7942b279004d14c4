import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('ClassCount', { description: 'How many applications of one class wait (自动分类).' })
export class ClassCountType {
  @Field(() => ID, { description: 'Code of the series (职称系列).' })
  seriesCode!: string

  @Field(() => String, { description: 'Name of the series.' })
  seriesName!: string

  @Field(() => ID, { description: 'Code of the level (级别).' })
  levelCode!: string

  @Field(() => String, { description: 'Name of the level.' })
  levelName!: string

  @Field(() => Int, { description: 'Applications.' })
  count!: number
}
