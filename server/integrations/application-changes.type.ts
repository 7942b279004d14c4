import { Field, ID, ObjectType } from 'type-graphql'
import { ApplicationType } from '../applications/application.type.js'

@ObjectType('ApplicationChange', { description: 'An application (申请书) that has changed since it was last asked for.' })
export class ApplicationChangeType {
  @Field(() => ID, { description: 'Which application.' })
  applicationId!: string

  @Field(() => Date, { description: 'When it changed (UTC).' })
  at!: Date

  @Field(() => ApplicationType, {
    nullable: true,
    description: 'As it is now; null: remove it, it is gone or no longer to be seen by the viewer.',
  })
  application!: ApplicationType | null
}

@ObjectType('ApplicationChanges', { description: 'Some changes in their order, and where to go on.' })
export class ApplicationChangesType {
  @Field(() => [ApplicationChangeType], { description: 'Oldest first; each application at most once.' })
  changes!: ApplicationChangeType[]

  @Field(() => String, { description: 'Pass it as `after` the next time, however long that is from now; it is always given.' })
  cursor!: string

  @Field(() => Boolean, { description: 'There are more: ask again at once.' })
  hasMore!: boolean
}
