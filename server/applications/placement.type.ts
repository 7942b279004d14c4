import { Field, Int, ObjectType } from 'type-graphql'
import { RefusalType } from '../accounts/viewer.type.js'
import { enumOf } from '../graphql/enums.js'
import type { Refusal } from '../workflow/refusal.js'
import type { ApplicationFate } from './unit-placements.service.js'

const ApplicationFateEnum = enumOf<ApplicationFate>(
  'ApplicationFate',
  'What becomes of open applications when a unit is moved or closed, or a person leaves it.',
  {
    PASSED_TO_SUPERIOR: 'Held by the unit; its superior holds them from then on (移交上级).',
    STAYS_ON_NEW_ROUTE: 'Held by the unit and stays there; from now on it is reported up to the new superior.',
    STAYS_WITH_APPLICANT: 'With the applicants, who finish it; it then goes to the unit’s receiver.',
    ENDS: 'With the person who leaves the unit; it ends (终止), and the year is free for another.',
    UNIT_DECIDES: 'Under review in the unit its applicant leaves; whoever confirms says whether it goes on or ends.',
    GOES_ON_ELSEWHERE: 'Filed through the unit and already elsewhere; it goes on there.',
  },
)

@ObjectType('FateOfApplications', { description: 'So many open applications, and what becomes of them.' })
export class FateOfApplicationsType {
  @Field(() => ApplicationFateEnum, { description: 'What becomes of them.' })
  fate!: ApplicationFate

  @Field(() => Int, { description: 'How many.' })
  count!: number
}

@ObjectType('UnitPlacementPreview', { description: 'What moving or closing a unit would do, told before anybody confirms.' })
export class UnitPlacementPreviewType {
  @Field(() => RefusalType, { nullable: true, description: 'Why it cannot be done; null when it can.' })
  refusal!: Refusal | undefined

  @Field(() => Int, { description: 'Open applications in all; the mutation wants this number back.' })
  applications!: number

  @Field(() => [FateOfApplicationsType], { description: 'What becomes of them.' })
  fates!: FateOfApplicationsType[]
}

@ObjectType('HangsOnUnit', { description: 'What else hangs on a unit.' })
export class HangsOnUnitType {
  @Field(() => Int, { description: 'Logins not revoked.' })
  people!: number

  @Field(() => Int, { description: 'Units under it that are not closed.' })
  openBelow!: number

  @Field(() => Int, { description: 'Units that have chosen it as receiver and will have to choose another.' })
  senders!: number
}

@ObjectType('DeparturePreview', {
  description: 'What the departure of a person (办理离职) would do, told before anybody confirms.',
})
export class DeparturePreviewType {
  @Field(() => RefusalType, { nullable: true, description: 'Why it cannot be done; null when it can.' })
  refusal!: Refusal | undefined

  @Field(() => Int, { description: 'Open applications of the person in all; the mutation wants this number back.' })
  applications!: number

  @Field(() => [FateOfApplicationsType], { description: 'What becomes of them.' })
  fates!: FateOfApplicationsType[]
}
