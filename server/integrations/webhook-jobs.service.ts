import type { Transaction } from '../database/database.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { pendingIds } from './webhook-delivery.store.js'

export const jobNames = {
  /** Also added by the database in the transaction of a change, see the function application_changed. */
  tell: 'tellWebhooks',
  tellAll: 'tellAllWebhooks',
  deliver: 'deliverToWebhook',
  forget: 'forgetWebhookDeliveries',
} as const

/** What people wait for comes before what programs wait for. */
const priority = 10

/** The work of webhooks as it is queued, in the transaction that makes it necessary. */
export class WebhookJobs {
  constructor(private readonly jobs: JobQueue) {}

  /** Deliveries to one webhook go one after the other, so that a slow one keeps no more than one hand busy. */
  async deliver(tx: Transaction, webhookId: string, deliveryIds: readonly string[], runAt?: Date): Promise<void> {
    for (const deliveryId of deliveryIds)
      await this.jobs.add(
        tx,
        jobNames.deliver,
        { deliveryId },
        { queue: `webhook-${webhookId}`, key: `webhook-delivery-${deliveryId}`, priority, ...(runAt && { runAt }) },
      )
  }

  async tellAgain(tx: Transaction, logUnitId: string, runAt: Date): Promise<void> {
    await this.jobs.add(tx, jobNames.tell, { logUnitId }, { key: `tell-webhooks-${logUnitId}`, priority, runAt })
  }

  /** What has waited since it stopped, and what has changed since. */
  async resume(tx: Transaction, webhookId: string, logUnitId: string): Promise<void> {
    await this.deliver(tx, webhookId, await pendingIds(tx, webhookId))
    await this.jobs.add(tx, jobNames.tell, { logUnitId }, { priority })
  }
}
