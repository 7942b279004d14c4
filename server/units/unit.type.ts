import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'
import { UnitLevelEnum } from '../reference/division.type.js'
import type { UnitKind, UnitLevel, UnitOrigin, UnitStatus } from '../workflow/unit-facts.js'
import { UnitKindEnum, UnitOriginEnum, UnitStatusEnum } from './unit-enums.type.js'

@ObjectType('Unit', {
  description:
    'Any organisation (单位). Name, place and contact are public; codes, scans, reviews and receivers are null or empty unless it is the viewer’s own unit, one under it or one sent to it for review.',
})
export class UnitType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Name (单位名称).' })
  name!: string

  @Field(() => UnitKindEnum, { description: 'What it is in the hierarchy of review.' })
  kind!: UnitKind

  @Field(() => UnitOriginEnum, { description: 'How it came into the system.' })
  origin!: UnitOrigin

  @Field(() => UnitLevelEnum, { description: 'Its level (级别).' })
  level!: UnitLevel

  @Field(() => Boolean, { description: 'It receives applications of other units (材料接收单位 = 推荐单位).' })
  receives!: boolean

  @Field(() => Boolean, { description: 'Registered with the market authority (工商注册): a business licence is needed.' })
  businessRegistered!: boolean

  @Field(() => String, { nullable: true, description: 'Whom to ask (联系人).' })
  contactName!: string | null

  @Field(() => String, { nullable: true, description: 'Telephone (联系电话).' })
  contactPhone!: string | null

  @Field(() => UnitStatusEnum, { description: 'How far the review of the unit information has come.' })
  status!: UnitStatus
}

export const UnitConnection = connectionOf(UnitType, 'Unit', 'unit')
