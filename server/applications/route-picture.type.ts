import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { ApplicationAction } from '../workflow/application-facts.js'
import type { RoutePlace } from '../workflow/route-picture.js'
import { ApplicationActionEnum } from './application-enums.type.js'

const RoutePlaceEnum = enumOf<RoutePlace>('RoutePlace', 'What kind of place an application can be at.', {
  APPLICANT: '申请人: being written, or returned.',
  UNIT: '审核单位: a unit that reviews it.',
  COMMITTEE: '评审委员会: waiting for a committee to accept it.',
  ACCEPTED: '评委会已受理.',
})

@ObjectType('RouteNode', { description: 'One place of the picture (业务工作示意图).' })
export class RouteNodeType {
  @Field(() => String, { description: 'Names the place within the picture.' })
  key!: string

  @Field(() => RoutePlaceEnum, { description: 'What it is.' })
  place!: RoutePlace

  @Field(() => Int, { description: 'How many hops from the applicant on, 0 for the applicant.' })
  step!: number

  @Field(() => [ID], { description: 'The marked applications that are there now, up to 100.' })
  applicationIds!: string[]
}

@ObjectType('RouteEdge', { description: 'One way from place to place, by the rules that really move applications.' })
export class RouteEdgeType {
  @Field(() => String, { description: 'Key of the place it leaves.' })
  from!: string

  @Field(() => String, { description: 'Key of the place it leads to.' })
  to!: string

  @Field(() => ApplicationActionEnum, { description: 'The act that goes this way.' })
  action!: ApplicationAction

  @Field(() => Boolean, { description: 'It is the way offered first (默认).' })
  isDefault!: boolean
}

@ObjectType('RoutePicture', { description: '业务工作示意图: where applications are and what comes next.' })
export class RoutePictureType {
  @Field(() => [RouteNodeType], { description: 'The places, from the applicant on.' })
  nodes!: RouteNodeType[]

  @Field(() => [RouteEdgeType], { description: 'The ways between them.' })
  edges!: RouteEdgeType[]
}
