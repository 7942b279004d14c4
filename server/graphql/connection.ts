import { Field, Int, ObjectType, type ClassType } from 'type-graphql'

@ObjectType('PageInfo', { description: 'Where a page of a list ends.' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'There are more rows after this page.' })
  hasNextPage!: boolean

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to read the next page; null when the page is empty.' })
  endCursor!: string | null
}

/** A Relay connection type `<Node>Connection` with its edge, for plain rows of `Page<Row>`. */
export function connectionOf<Row extends object>(node: ClassType<Row>, name: string, noun: string) {
  @ObjectType(`${name}Edge`, { description: `One ${noun} of a page with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Names this place in the list; stable while rows come and go.' })
    cursor!: string

    @Field(() => node, { description: `The ${noun}.` })
    node!: Row
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list, each row one ${noun}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The rows of this page, in the order of the list.' })
    edges!: Edge[]

    @Field(() => PageInfoType, { description: 'Where the page ends.' })
    pageInfo!: PageInfoType

    @Field(() => Int, {
      description:
        'How many rows the whole list has, counted to 10,000: 10,001 stands for more. Only an inbox that nothing narrows is counted to its end.',
    })
    totalCount!: number
  }
  return Connection
}
