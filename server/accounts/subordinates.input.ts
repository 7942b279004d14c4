import type { FileUpload } from 'graphql-upload-minimal'
import { GraphQLUpload } from 'graphql-upload-minimal'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageInput } from '../graphql/page.input.js'
import { CreatedOriginEnum } from '../units/unit-enums.type.js'
import type { CreatedOrigin } from '../workflow/subordinates.js'

@InputType({ description: 'The first administrator of a new unit.' })
export class NewAdministratorInput {
  @Field(() => String, { description: 'Login name (登录名), 3 to 32 letters, digits, dots, hyphens or underscores.' })
  loginName!: string

  @Field(() => String, { description: 'Name of the person (姓名).' })
  personName!: string

  @Field(() => String, { description: 'ID number (身份证号), GB 11643.' })
  idNumber!: string

  @Field(() => String, { description: 'Telephone (手机号).' })
  phone!: string
}

@InputType({ description: 'A unit that its superior makes.' })
export class CreateSubordinateUnitInput {
  @Field(() => CreatedOriginEnum, { description: 'The channel, one of Unit.creatableOrigins of the parent.' })
  origin!: CreatedOrigin

  @Field(() => ID, { nullable: true, description: 'The unit it stands under; the viewer’s unit where left out.' })
  parentId?: string | null

  @Field(() => String, { description: 'Name (单位名称), up to 100 characters, once under the same parent.' })
  name!: string

  @Field(() => ID, {
    nullable: true,
    description: 'Division (行政区划), for ASSIGNED: anywhere in the parent’s area. The others are where their parent is.',
  })
  divisionCode?: string | null

  @Field(() => String, { nullable: true, description: 'Unified social credit code (统一社会信用代码), GB 32100.' })
  uscc?: string | null

  @Field(() => String, { nullable: true, description: 'Organisation code (组织机构代码), GB 11714.' })
  orgCode?: string | null

  @Field(() => String, { nullable: true, description: 'Whom to ask (联系人).' })
  contactName?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone (联系电话).' })
  contactPhone?: string | null

  @Field(() => NewAdministratorInput, { nullable: true, description: 'Its administrator, who gets a login at once.' })
  administrator?: NewAdministratorInput | null
}

@InputType({ description: 'Units to import from a filled-in Query.importTemplate(kind: UNITS).' })
export class ImportSubordinateUnitsInput {
  @Field(() => CreatedOriginEnum, { description: 'The channel of all units of the sheet.' })
  origin!: CreatedOrigin

  @Field(() => GraphQLUpload, {
    description: 'An Excel workbook (.xlsx) up to 10 MB, by the GraphQL multipart request specification.',
  })
  file!: Promise<FileUpload>
}

@InputType({ description: 'People to import from a filled-in Query.importTemplate(kind: STAFF).' })
export class ImportStaffInput {
  @Field(() => ID, { nullable: true, description: 'The unit; the viewer’s unit where left out.' })
  unitId?: string | null

  @Field(() => GraphQLUpload, {
    description: 'An Excel workbook (.xlsx) up to 10 MB, by the GraphQL multipart request specification.',
  })
  file!: Promise<FileUpload>
}

@ArgsType()
export class LoginsArgs extends PageInput {
  @Field(() => ID, { description: 'The unit: the viewer’s, one under it or one with it for review.' })
  unitId!: string

  @Field(() => String, { nullable: true, description: 'Part of the person’s name.' })
  name?: string | null
}

@ArgsType()
export class LoginActsArgs extends PageInput {
  @Field(() => ID, { nullable: true, description: 'Acts on this unit’s logins; left out, acts of the viewer’s unit anywhere.' })
  unitId?: string | null
}
