import { Field, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import { UnitType } from '../units/unit.type.js'
import { IssuedLoginType } from './viewer.type.js'

export const ImportKindEnum = enumOf<'UNITS' | 'STAFF'>('ImportKind', 'What an Excel sheet lists.', {
  UNITS: 'Units under the own one, with their administrators (下级单位).',
  STAFF: 'People of a unit (本单位人员).',
})

@ObjectType('CreatedUnit', { description: 'A unit its superior has made.' })
export class CreatedUnitType {
  @Field(() => UnitType, { description: 'The unit; it is approved at once, its profile still to be completed.' })
  unit!: UnitType

  @Field(() => IssuedLoginType, { nullable: true, description: 'The login of its administrator, where one was given.' })
  login!: IssuedLoginType | null
}

@ObjectType('ImportOutcome', { description: 'What an Excel import made; it makes everything or nothing.' })
export class ImportOutcomeType {
  @Field(() => Int, { description: 'How many units.' })
  units!: number

  @Field(() => Int, { description: 'How many logins.' })
  logins!: number

  @Field(() => String, {
    nullable: true,
    description:
      'The logins with their one-time secrets as an Excel workbook, a data URL shown this once; null where no login was issued.',
  })
  sheet!: string | null
}
