import { defineEntity, p } from '@mikro-orm/core'

/** The last hop of an application that a webhook has come past, so that one hop is told once. */
export const WebhookToldEntity = defineEntity({
  name: 'WebhookTold',
  tableName: 'webhook_told',
  properties: {
    webhookId: p.uuid().primary(),
    applicationId: p.uuid().primary(),
    transferSeq: p.integer(),
  },
})
