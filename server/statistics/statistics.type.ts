import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ApplicationStatusEnum } from '../applications/application-enums.type.js'
import { enumOf } from '../graphql/enums.js'
import type { ApplicationStatus } from '../workflow/application-facts.js'
import type { AgeBand, Sex } from '../workflow/person-class.js'
import type { Dimension } from '../workflow/statistics-rules.js'

export const DimensionEnum = enumOf<Dimension>('StatisticsDimension', 'By what applications are counted.', {
  YEAR: '申报年度.',
  SERIES: '职称系列.',
  LEVEL: '级别.',
  WAY: '申报方式: the way of acquiring.',
  STATUS: '状态: how far it has come.',
  UNIT: '单位: the units directly under the one asked about, each with its subtree, and the rest under its own name.',
  DIVISION: '行政区划 of the filing unit.',
  SEX: '性别.',
  AGE_BAND: '年龄段: age at the end of the year one files in.',
  STEP: '环节: stays that are over, by who had it, with their average length; not with STATUS.',
})

const SexEnum = enumOf<Sex>('Sex', '性别.', { FEMALE: '女.', MALE: '男.' })

const AgeBandEnum = enumOf<AgeBand>('AgeBand', '年龄段: age in whole years at the end of the year one files in.', {
  UP_TO_30: 'Up to 30.',
  FROM_31: '31 to 35.',
  FROM_36: '36 to 40.',
  FROM_41: '41 to 45.',
  FROM_46: '46 to 50.',
  FROM_51: '51 to 55.',
  FROM_56: '56 and over.',
})

@InputType('StatisticsFilter', { description: 'Narrows what is counted; what is left out does not narrow.' })
export class StatisticsFilterInput {
  @Field(() => Int, { nullable: true, description: 'Year of the campaign (申报年度).' })
  year?: number | null

  @Field(() => ID, { nullable: true, description: 'Only what was filed through this unit and those under it.' })
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'GB/T 2260 code; a prefecture includes its counties.' })
  divisionCode?: string | null

  @Field(() => ID, { nullable: true, description: 'Code of the series (职称系列).' })
  seriesCode?: string | null

  @Field(() => ID, { nullable: true, description: 'Code of the level (级别).' })
  levelCode?: string | null

  @Field(() => ID, { nullable: true, description: 'Code of the way of acquiring (申报方式).' })
  wayCode?: string | null

  @Field(() => ApplicationStatusEnum, { nullable: true, description: 'How far it has come.' })
  status?: ApplicationStatus | null

  @Field(() => SexEnum, { nullable: true, description: 'Sex of the applicant.' })
  sex?: Sex | null

  @Field(() => AgeBandEnum, { nullable: true, description: 'Age of the applicant.' })
  ageBand?: AgeBand | null
}

@ObjectType('StatisticsKey', { description: 'What a row is about in one dimension.' })
export class StatisticsKeyType {
  @Field(() => DimensionEnum, { description: 'The dimension.' })
  dimension!: Dimension

  @Field(() => String, { description: 'Code, id or enum value; empty when unknown.' })
  code!: string

  @Field(() => String, { description: 'The Chinese name; empty when unknown.' })
  label!: string
}

@ObjectType('StatisticsRow', { description: 'One count.' })
export class StatisticsRowType {
  @Field(() => [StatisticsKeyType], { description: 'In the order of groupBy.' })
  keys!: StatisticsKeyType[]

  @Field(() => Int, {
    nullable: true,
    description:
      'Submitted applications, or stays by STEP. To a key: shifted by 4 at most and rounded to fives, the same each time, null below five.',
  })
  count!: number | null

  @Field(() => Float, { nullable: true, description: 'By STEP: how many days a stay takes on average, one decimal.' })
  averageDays!: number | null
}

@ObjectType('Statistics', { description: '统计汇总: counts of the submitted applications the viewer may see.' })
export class StatisticsType {
  @Field(() => [DimensionEnum], { description: 'The columns of the keys.' })
  dimensions!: readonly Dimension[]

  @Field(() => [StatisticsRowType], { description: 'One row for each combination there is, at most 10,000.' })
  rows!: StatisticsRowType[]

  @Field(() => Int, { nullable: true, description: 'All of them together; to a key rounded like every count.' })
  total!: number | null
}
