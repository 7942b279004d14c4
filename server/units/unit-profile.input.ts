import { Field, ID, InputType } from 'type-graphql'
import { UnitLevelEnum } from '../reference/division.type.js'
import type { UnitLevel } from '../workflow/unit-facts.js'

@InputType({ description: 'The whole profile of the viewer’s unit; what is left out is emptied.' })
export class UnitProfileInput {
  @Field(() => String, { description: 'Name (单位名称), up to 100 characters.' })
  name!: string

  @Field(() => UnitLevelEnum, { description: 'Level (级别).' })
  level!: UnitLevel

  @Field(() => ID, { description: 'Division (行政区划) of that level.' })
  divisionCode!: string

  @Field(() => String, { nullable: true, description: 'Unified social credit code (统一社会信用代码), GB 32100.' })
  uscc?: string | null

  @Field(() => String, { nullable: true, description: 'Organisation code (组织机构代码), GB 11714, with or without hyphen.' })
  orgCode?: string | null

  @Field(() => String, { nullable: true, description: 'Nature (单位性质), one of Query.unitNatures.' })
  nature?: string | null

  @Field(() => Boolean, { description: 'Registered with the market authority (工商注册).' })
  businessRegistered!: boolean

  @Field(() => String, { nullable: true, description: 'Address (单位地址).' })
  address?: string | null

  @Field(() => String, { nullable: true, description: 'Postcode (邮政编码), six digits.' })
  postcode?: string | null

  @Field(() => String, { nullable: true, description: 'Legal representative (法定代表人).' })
  legalRepresentative?: string | null

  @Field(() => String, { nullable: true, description: 'Whom to ask (联系人).' })
  contactName?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone (联系电话).' })
  contactPhone?: string | null
}
