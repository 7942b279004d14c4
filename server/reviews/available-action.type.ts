import { Field, ObjectType } from 'type-graphql'
import { ApplicationActionEnum } from '../applications/application-enums.type.js'
import { CureEnum, ErrorCodeEnum, PartyEnum } from '../graphql/enums.js'

@ObjectType('Destination', { description: 'Where an application may go next.' })
export class DestinationType {
  @Field(() => Boolean, { description: 'Chosen unless another is named.' })
  isDefault!: boolean
}

@ObjectType('AvailableAction', {
  description: 'One act with its answer for the viewer, now: allowed, or why not, how to cure it and who can.',
})
export class AvailableActionType {
  @Field(() => ApplicationActionEnum, { description: 'The act; mostly the name of its mutation.' })
  action!: string

  @Field(() => Boolean, { description: 'The mutation would be carried out.' })
  allowed!: boolean

  @Field(() => ErrorCodeEnum, { nullable: true, description: 'Which rule forbids it; the same code the mutation would answer.' })
  rule!: string | null

  @Field(() => CureEnum, { nullable: true, description: 'What would cure it.' })
  cure!: string | null

  @Field(() => PartyEnum, { nullable: true, description: 'Who can do the cure.' })
  who!: string | null

  @Field(() => [DestinationType], {
    description: 'For acts that choose a next holder: what would be accepted, the default first.',
  })
  destinations!: DestinationType[]
}
