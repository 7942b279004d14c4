import { Field, ID, InputType, Int } from 'type-graphql'
import type { ChangeEvent } from '../workflow/webhook-events.js'
import { ChangeEventEnum } from './webhook.type.js'

@InputType({ description: 'A webhook to create (推送).' })
export class CreateWebhookInput {
  @Field(() => String, { description: 'What to call it, up to 60 characters.' })
  name!: string

  @Field(() => String, { description: 'http or https, up to 2,000 characters, without credentials and fragment.' })
  url!: string

  @Field(() => [ChangeEventEnum], { description: 'What to be told, at least one.' })
  events!: ChangeEvent[]
}

@InputType({ description: 'Which webhook is meant.' })
export class WebhookInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string
}

@InputType({ description: 'Which webhook gets a new secret.' })
export class RotateWebhookSecretInput extends WebhookInput {
  @Field(() => Int, {
    defaultValue: 60,
    description: 'Minutes during which requests are signed with the secret until now as well, 0 to 1440.',
  })
  graceMinutes!: number
}

@InputType({ description: 'Which deliveries are sent again.' })
export class ReplayWebhookInput extends WebhookInput {
  @Field(() => Date, { description: 'All that were made since then (UTC), up to 1,000, the oldest first.' })
  since!: Date
}

@InputType({ description: 'Which delivery is sent again.' })
export class ReplayWebhookDeliveryInput {
  @Field(() => ID, { description: 'The delivery.' })
  deliveryId!: string
}
