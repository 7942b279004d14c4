import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'

@ObjectType('Avoidance', { description: '回避关系: a person whom an expert does not judge.' })
export class AvoidanceType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Name of the person.' })
  personName!: string

  @Field(() => String, { description: 'Unit of the person.' })
  unitName!: string

  @Field(() => String, { description: 'What they are to each other (关系).' })
  relation!: string

  @Field(() => String, { description: 'Who named it: the office or the expert.' })
  namedByName!: string

  @Field(() => Date, { description: 'When (UTC).' })
  namedAt!: Date
}

@ObjectType('Expert', { description: '评审专家: somebody in the pool (评审专家库) of a committee.' })
export class ExpertType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Name.' })
  personName!: string

  @Field(() => String, { description: 'Unit (工作单位).' })
  unitName!: string

  @Field(() => String, { description: 'Login name.' })
  loginName!: string

  @Field(() => String, { description: 'What they know (专业).' })
  specialty!: string

  @Field(() => Date, { description: 'When they were added (UTC).' })
  addedAt!: Date

  @Field(() => Boolean, { description: 'Drawn for a meeting of this committee that is not over, so not to be removed.' })
  sits!: boolean
}

@ObjectType('ExpertCandidate', { description: 'Whoever has a login name, for adding to a pool or naming a relation.' })
export class ExpertCandidateType {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string

  @Field(() => String, { description: 'Name.' })
  personName!: string

  @Field(() => String, { description: 'Unit.' })
  unitName!: string
}

export const ExpertConnection = connectionOf(ExpertType, 'Expert', 'expert')
