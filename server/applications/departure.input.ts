import { Field, ID, InputType, Int } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { HeldChoice } from './departures.service.js'

const HeldChoiceEnum = enumOf<HeldChoice>(
  'HeldChoice',
  'What becomes of applications the unit is reviewing when their applicant leaves.',
  {
    CONTINUE: 'The unit goes on reviewing them (继续办理).',
    END: 'They end (终止).',
  },
)

@InputType({ description: 'A person who leaves a unit (办理离职).' })
export class RecordDepartureInput {
  @Field(() => ID, { description: 'The person’s account in that unit.' })
  accountId!: string

  @Field(() => Int, { description: '`applications` of Query.departurePreview, as it was shown to whoever confirms.' })
  confirmedApplications!: number

  @Field(() => HeldChoiceEnum, {
    nullable: true,
    description: 'Needed where the unit is reviewing one of the person’s applications.',
  })
  held?: HeldChoice | null

  @Field(() => String, { description: 'Why, up to 500 characters; it stands in the history of every application that ends.' })
  reason!: string
}
