import { ArgsType, Field, Int } from 'type-graphql'

@ArgsType()
export class PageInput {
  @Field(() => Int, { defaultValue: 20, description: 'How many rows, 1 to 100.' })
  first!: number

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before; leave it out for the first page.' })
  after?: string | null
}
