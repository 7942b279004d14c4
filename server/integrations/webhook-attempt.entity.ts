import { defineEntity, p } from '@mikro-orm/core'
import type { DeliveryFault } from '../workflow/webhook-events.js'

/** One request of a delivery and what came of it. */
export const WebhookAttemptEntity = defineEntity({
  name: 'WebhookAttempt',
  tableName: 'webhook_attempt',
  properties: {
    deliveryId: p.uuid().primary(),
    number: p.integer().primary(),
    at: p.datetime(3).defaultRaw('now()'),
    durationMs: p.integer(),
    statusCode: p.integer().nullable(),
    fault: p.text().$type<DeliveryFault>().nullable(),
  },
})
