import { defineEntity, p } from '@mikro-orm/core'
import type { ApplicationAction } from '../workflow/application-facts.js'
import type { DeliveryState, WebhookEvent } from '../workflow/webhook-events.js'

/** One thing that is told to one webhook. */
export const WebhookDeliveryEntity = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_delivery',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    webhookId: p.uuid(),
    event: p.text().$type<WebhookEvent>(),
    applicationId: p.uuid().nullable(),
    action: p.text().$type<ApplicationAction>().nullable(),
    changedAt: p.datetime(3),
    createdAt: p.datetime(3).defaultRaw('now()'),
    state: p.text().$type<DeliveryState>().default('PENDING'),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime(3).nullable().defaultRaw('now()'),
    settledAt: p.datetime(3).nullable(),
  },
})
