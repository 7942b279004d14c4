import { Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { ChangeEvent, StopReason } from '../workflow/webhook-events.js'

const told: Record<ChangeEvent, string> = {
  APPLICATION_MOVED: '流转: it was submitted, reported up, returned, sent back, recalled or accepted; `action` says which.',
  APPLICATION_CHANGED: '变化: anything else about it has changed, such as being opened for handling.',
  APPLICATION_REMOVED: 'It is gone, or the owner no longer sees it: remove it.',
}

export const ChangeEventEnum = enumOf<ChangeEvent>('ChangeEvent', 'What a webhook can ask to be told.', told)

const StopReasonEnum = enumOf<StopReason>('StopReason', 'Why a webhook (推送) sends nothing.', {
  BY_OWNER: '已停用: its owner has disabled it.',
  RIGHTS_LOST: '权限变化: its owner no longer administers the unit, or the unit is not open.',
  GIVEN_UP: '多次失败: one delivery has failed eight times within about 21 hours and nothing else got through meanwhile.',
})

@ObjectType('Webhook', { description: '推送: an address that is told of changes by signed POST requests.' })
export class WebhookType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string

  @Field(() => String, { description: 'Where it leads.' })
  url!: string

  @Field(() => [ChangeEventEnum], { description: 'What it is told.' })
  events!: ChangeEvent[]

  @Field(() => Date, { description: 'When it was created (UTC).' })
  createdAt!: Date

  @Field(() => Date, {
    nullable: true,
    description: 'Until when requests are also signed with the secret before the last exchange (UTC).',
  })
  previousUntil!: Date | null

  @Field(() => Date, { nullable: true, description: 'Since when nothing is sent (UTC); null: it is in force.' })
  stoppedAt!: Date | null

  @Field(() => StopReasonEnum, { nullable: true, description: 'Why nothing is sent.' })
  stopReason!: StopReason | null
}

@ObjectType('IssuedWebhook', { description: 'A webhook with its secret, which is shown this once.' })
export class IssuedWebhookType {
  @Field(() => WebhookType, { description: 'The webhook.' })
  webhook!: WebhookType

  @Field(() => String, { description: 'The secret its requests are signed with, `whsec_` and base64; keep it safe.' })
  secret!: string
}
