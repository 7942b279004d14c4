import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Certificate', { description: '职称证书: says that a title was granted, in the words of that day; never changes.' })
export class CertificateType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, {
    description:
      'Its number (证书编号), 17 digits: year, area of the committee by GB/T 2260, six digits running, check digit by ISO 7064 MOD 11,10.',
  })
  number!: string

  @Field(() => String, { description: 'Whom it names (姓名).' })
  personName!: string

  @Field(() => String, { description: 'Through which unit the person had filed (工作单位).' })
  unitName!: string

  @Field(() => String, { description: 'The title granted (职称名称).' })
  titleName!: string

  @Field(() => String, { description: 'Series (职称系列).' })
  seriesName!: string

  @Field(() => String, { description: 'Level (级别).' })
  levelName!: string

  @Field(() => String, { description: 'The committee that granted it (评审委员会).' })
  committeeName!: string

  @Field(() => GraphQLLocalDate, { description: 'The day of the decision (取得时间), in Asia/Shanghai.' })
  grantedOn!: string
}

@ObjectType('CertificateVerification', { description: '证书核验: what was asked and whether it is so; reveals nothing else.' })
export class CertificateVerificationType {
  @Field(() => String, { description: 'The name asked for.' })
  name!: string

  @Field(() => String, { description: 'The number asked for.' })
  number!: string

  @Field(() => Boolean, { description: 'A certificate of this number names this person.' })
  valid!: boolean
}
