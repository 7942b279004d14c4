import { Field, ID, Int, ObjectType } from 'type-graphql'
import { ApplicationActionEnum } from '../applications/application-enums.type.js'
import { connectionOf } from '../graphql/connection.js'
import { enumOf } from '../graphql/enums.js'
import type { DeliveryFault, DeliveryState, WebhookEvent } from '../workflow/webhook-events.js'

const WebhookEventEnum = enumOf<WebhookEvent>('WebhookEvent', 'What a delivery tells.', {
  APPLICATION_MOVED: '流转: an application has moved.',
  APPLICATION_CHANGED: '变化: something else about an application has changed.',
  APPLICATION_REMOVED: 'An application is gone, or out of sight.',
  TEST: '测试: sent by testWebhook; tells of nothing.',
})

const DeliveryStateEnum = enumOf<DeliveryState>('DeliveryState', 'How far a delivery has come.', {
  PENDING: '待送达: to be sent, or to be sent again.',
  DELIVERED: '已送达: answered with 200 to 299.',
  FAILED: '失败: given up after eight attempts; it can be replayed.',
})

const DeliveryFaultEnum = enumOf<DeliveryFault>('DeliveryFault', 'What was wrong with an attempt.', {
  TARGET_REFUSED: 'The host leads into a private network that is not allowed.',
  UNKNOWN_HOST: 'The host name has no address.',
  UNREACHABLE: 'No connection, an invalid certificate, or no proper answer.',
  TIMED_OUT: 'No whole answer within 10 seconds.',
  REDIRECTED: 'The answer was a redirect; they are not followed.',
  NOT_ACCEPTED: 'The answer was none of 200 to 299.',
})

@ObjectType('WebhookAttempt', { description: 'One request of a delivery.' })
export class WebhookAttemptType {
  @Field(() => Int, { description: 'Which, from 1 on; replays go on counting.' })
  number!: number

  @Field(() => Date, { description: 'When it ended (UTC).' })
  at!: Date

  @Field(() => Int, { description: 'Milliseconds it took.' })
  durationMs!: number

  @Field(() => Int, { nullable: true, description: 'The status of the answer; null: there was none.' })
  statusCode!: number | null

  @Field(() => DeliveryFaultEnum, { nullable: true, description: 'What was wrong; null: it was accepted.' })
  fault!: DeliveryFault | null
}

@ObjectType('WebhookDelivery', { description: '推送记录: one thing that is told to one webhook. Kept for 90 days.' })
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'Identifier; the header `webhook-id` of each of its requests.' })
  id!: string

  @Field(() => WebhookEventEnum, { description: 'What it tells.' })
  event!: WebhookEvent

  @Field(() => ID, { nullable: true, description: 'Of which application (申请书); null for a test.' })
  applicationId!: string | null

  @Field(() => ApplicationActionEnum, { nullable: true, description: 'The hop it tells of.' })
  action!: string | null

  @Field(() => Date, { description: 'When that changed (UTC).' })
  changedAt!: Date

  @Field(() => Date, { description: 'When the delivery was made (UTC).' })
  createdAt!: Date

  @Field(() => DeliveryStateEnum, { description: 'How far it has come.' })
  state!: DeliveryState

  @Field(() => Date, { nullable: true, description: 'When it is tried next (UTC); null: not again.' })
  nextAttemptAt!: Date | null
}

export const WebhookDeliveryConnection = connectionOf(WebhookDeliveryType, 'WebhookDelivery', 'delivery')
