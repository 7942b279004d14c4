import type { Database } from '../database/database.js'
import { secondsToRetry } from '../workflow/webhook-events.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ChangesService } from './changes.service.js'
import { deliveryById, noteAttempt, nothingArrivedSince, type DeliveryRow } from './webhook-delivery.store.js'
import type { WebhookJobs } from './webhook-jobs.service.js'
import { signedHeaders, type WebhookSecrets } from './webhook-secret.js'
import type { Sent, WebhookSender } from './webhook-sender.js'
import { ownerOf, type Owners } from './webhook-teller.service.js'
import { stopWebhook, webhookById, type WorkingWebhook } from './webhook.store.js'

/** One attempt at a time, each with the rights its owner has at that moment. Source: B11. */
export class WebhookDeliverer {
  constructor(
    private readonly db: Database,
    private readonly owners: Owners,
    private readonly changes: ChangesService,
    private readonly secrets: WebhookSecrets,
    private readonly sender: WebhookSender,
    private readonly jobs: WebhookJobs,
  ) {}

  /** Safe to repeat: what is settled is not sent again; after a crash the receiver may get the same id twice. */
  async deliver(deliveryId: string): Promise<void> {
    const delivery = await deliveryById(this.db, deliveryId)
    const webhook = delivery?.state === 'PENDING' ? await webhookById(this.db, delivery.webhookId) : undefined
    if (!delivery || !webhook || webhook.stoppedAt) return
    const owner = await ownerOf(this.db, this.owners, webhook)
    if (!owner) {
      await stopWebhook(this.db, webhook.id, 'RIGHTS_LOST')
      return
    }
    const body = JSON.stringify(await this.bodyOf(delivery, owner))
    const keys = [webhook.secretCipher, ...(webhook.previousCipher ? [webhook.previousCipher] : [])].map((cipher) =>
      this.secrets.open(webhook.accountId, cipher),
    )
    const headers = signedHeaders(keys, delivery.id, Math.floor(Date.now() / 1000), body)
    await this.settle(webhook, delivery, await this.sender.send(new URL(webhook.url), body, headers))
  }

  /** As the application is now, and only what its owner may see now: whoever wants more asks the API. */
  private async bodyOf({ id, event, webhookId, applicationId, action, changedAt }: DeliveryRow, owner: Viewer) {
    const row = applicationId === null ? undefined : await this.changes.visible(applicationId, owner)
    const application = row && { id: row.id, status: row.status, revision: row.revision, holderUnitId: row.holderUnitId }
    return {
      id,
      event,
      webhookId,
      at: changedAt.toISOString(),
      applicationId,
      action: application ? action : null,
      application: application ?? null,
    }
  }

  private settle(webhook: WorkingWebhook, delivery: DeliveryRow, sent: Sent): Promise<void> {
    return this.db.transaction(async (tx) => {
      const seconds = sent.fault === null ? undefined : secondsToRetry(delivery.attempts + 1)
      const next = seconds === undefined ? null : new Date(Date.now() + seconds * 1000)
      await noteAttempt(tx, delivery, sent, next)
      if (next) await this.jobs.deliver(tx, webhook.id, [delivery.id], next)
      else if (sent.fault !== null && (await nothingArrivedSince(tx, delivery))) await stopWebhook(tx, webhook.id, 'GIVEN_UP')
    })
  }
}
