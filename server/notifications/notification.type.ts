import { Field, ID, ObjectType } from 'type-graphql'
import { GraphQLJSONObject } from 'graphql-scalars'
import { connectionOf } from '../graphql/connection.js'

@ObjectType('Notification', { description: 'Something that happened to what is yours (站内通知).' })
export class NotificationType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, {
    description:
      'What happened: APPLICATION_ARRIVED, APPLICATION_RETURNED, APPLICATION_SENT_BACK, APPLICATION_RECALLED, APPLICATION_ACCEPTED, SEND_BACK_REQUESTED, URGED, APPLICATIONS_WAITING, FILING_CLOSES, REVIEW_CLOSES, REVIEW_DELEGATED, DELEGATION_ENDED, UNIT_SUBMITTED, UNIT_APPROVED, UNIT_RETURNED, UNIT_MOVED, UNIT_CLOSED, APPLICATION_PASSED_ON, MEETING_SUMMONED, MEETING_MEMBER_REPLACED, MEETING_CANCELLED, TITLE_GRANTED, TITLE_DECLINED or CERTIFICATE_ISSUED. New kinds may be added.',
  })
  kind!: string

  @Field(() => GraphQLJSONObject, { description: 'The words a sentence about it needs, such as applicantName and unitName.' })
  params!: Record<string, unknown>

  @Field(() => ID, { nullable: true, description: 'The application it is about (申请书).' })
  applicationId!: string | null

  @Field(() => ID, { nullable: true, description: 'The unit it is about (单位).' })
  unitId!: string | null

  @Field(() => Date, { description: 'When it happened (UTC).' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was first read (UTC); null while unread.' })
  readAt!: Date | null
}

export const NotificationConnection = connectionOf(NotificationType, 'Notification', 'notification')
