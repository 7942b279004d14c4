import { Field, ID, InputType, Int } from 'type-graphql'
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

  @Field(() => String, { nullable: true, description: "Part of the applicant's name, or of its pinyin in full or by initials." })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'The whole ID number (身份证号) of the applicant.' })
  idNumber?: string | null

  @Field(() => ID, { nullable: true, description: 'Filed through this unit or one anywhere under it (单位).' })
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'The unit that has it now (当前所在单位).' })
  holderUnitId?: string | null

  @Field(() => Int, { nullable: true, description: 'The year of filing (申报年度).' })
  year?: number | null

  @Field(() => Int, { nullable: true, description: 'Under review at its present holder for at least so many days (已等待天数).' })
  waitingDays?: number | null

  @Field(() => Boolean, { nullable: true, description: 'true: being handled (办理中); false: waiting to be opened (待办理).' })
  handling?: boolean | null
}
