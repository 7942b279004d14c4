import { Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { UnitLevel } from '../workflow/unit-facts.js'

export const UnitLevelEnum = enumOf<UnitLevel>('UnitLevel', 'Level of a unit or a division (级别).', {
  REGION: 'The autonomous region (自治区级).',
  PREFECTURE: 'A prefecture (地州市级).',
  COUNTY: 'A county (县市区级).',
})

@ObjectType('Division', { description: 'The region, a prefecture or a county (行政区划), GB/T 2260.' })
export class DivisionType {
  @Field(() => ID, { description: 'GB/T 2260, six digits: 650000 the region, 65xx00 a prefecture.' })
  code!: string

  @Field(() => String, { description: 'Name.' })
  name!: string

  @Field(() => UnitLevelEnum, { description: 'Its level.' })
  level!: UnitLevel

  @Field(() => ID, { nullable: true, description: 'The division it belongs to; null for the region.' })
  parentCode!: string | null
}
