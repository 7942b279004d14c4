import { Field, ID, InputType } from 'type-graphql'
import type { ApplicationStatus } from '../workflow/application-facts.js'
import { ApplicationStatusEnum } from './application-enums.type.js'

@InputType('ApplicationFilter', { description: 'Narrows a list of applications; what is left out does not narrow.' })
export class ApplicationFilterInput {
  @Field(() => ID, { nullable: true, description: 'Code of the series (职称系列).' })
  seriesCode?: string | null

  @Field(() => ID, { nullable: true, description: 'Code of the level (级别).' })
  levelCode?: string | null

  @Field(() => ID, { nullable: true, description: 'Code of the way of acquiring (申报方式).' })
  wayCode?: string | null

  @Field(() => ApplicationStatusEnum, { nullable: true, description: 'How far it has come.' })
  status?: ApplicationStatus | null

  @Field(() => String, { nullable: true, description: "Part of the applicant's name." })
  name?: string | null

  @Field(() => Boolean, { nullable: true, description: 'true: being handled (办理中); false: waiting to be opened (待办理).' })
  handling?: boolean | null
}
