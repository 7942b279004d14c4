import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { DomainError, refuseFaults } from '../errors.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'
import { deliveryById, deliveryPage, insertDeliveries, reopen, type DeliveryRow } from './webhook-delivery.store.js'
import type { WebhookJobs } from './webhook-jobs.service.js'
import { lockWebhook, webhookById, type WebhookRow } from './webhook.store.js'

/** Of one replay from a point on. */
const mostReplayed = 1000

const notFound = () => new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })

/** What was sent to a webhook and what came of it; all of it can be sent again. Source: B11. */
export class WebhookJournalService {
  constructor(
    private readonly db: Database,
    private readonly jobs: WebhookJobs,
    private readonly audit: AuditService,
  ) {}

  /** Newest first. @throws DomainError NOT_FOUND, BAD_CURSOR, INVALID_INPUT */
  async deliveries(webhookId: string, page: PageArgs, viewer: Viewer): Promise<Page<DeliveryRow>> {
    const webhook = isUuid(webhookId) ? await webhookById(this.db, webhookId) : undefined
    if (webhook?.accountId !== viewer.accountId) throw notFound()
    return deliveryPage(this.db, webhookId, page)
  }

  /** Sends an event of its own, to try out the receiver. @throws DomainError NOT_FOUND, WEBHOOK_STOPPED */
  test({ webhookId }: { webhookId: string }, viewer: Viewer): Promise<DeliveryRow> {
    return this.act(webhookId, viewer, 'testWebhook', async (tx) => {
      const told = { event: 'TEST' as const, applicationId: null, action: null, changedAt: new Date() }
      const [id = ''] = await insertDeliveries(tx, webhookId, [told])
      await this.jobs.deliver(tx, webhookId, [id])
      return this.written(tx, id)
    })
  }

  /** Sends one delivery again, under the same id. @throws DomainError NOT_FOUND, WEBHOOK_STOPPED */
  async replayOne({ deliveryId }: { deliveryId: string }, viewer: Viewer): Promise<DeliveryRow> {
    const delivery = isUuid(deliveryId) ? await deliveryById(this.db, deliveryId) : undefined
    if (!delivery) throw notFound()
    return this.act(delivery.webhookId, viewer, 'replayWebhookDelivery', async (tx, { id }) => {
      await this.jobs.deliver(tx, id, await reopen(tx, id, { id: deliveryId }))
      return this.written(tx, deliveryId)
    })
  }

  /**
   * Sends again what was made since an instant, up to 1,000 of them, the oldest first.
   * @returns how many
   * @throws DomainError NOT_FOUND, WEBHOOK_STOPPED, INVALID_INPUT when the instant lies ahead
   */
  async replay({ webhookId, since }: { webhookId: string; since: Date }, viewer: Viewer): Promise<number> {
    refuseFaults(since.getTime() > Date.now() ? [{ field: 'since', code: 'OUT_OF_RANGE' }] : [])
    return this.act(webhookId, viewer, 'replayWebhook', async (tx, { id }) => {
      const ids = await reopen(tx, id, { since, most: mostReplayed })
      await this.jobs.deliver(tx, id, ids)
      return ids.length
    })
  }

  private act<Result>(
    webhookId: string,
    { accountId }: Viewer,
    action: string,
    work: (tx: Transaction, webhook: WebhookRow) => Promise<Result>,
  ): Promise<Result> {
    return this.db.transaction(async (tx) => {
      const webhook = isUuid(webhookId) ? await lockWebhook(tx, webhookId) : undefined
      if (webhook?.accountId !== accountId) throw notFound()
      if (webhook.stoppedAt) throw new DomainError('WEBHOOK_STOPPED', { cure: 'enableWebhook', who: 'YOU' })
      await this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action, detail: { webhookId } })
      return work(tx, webhook)
    })
  }

  private async written(tx: Transaction, id: string): Promise<DeliveryRow> {
    const row = await deliveryById(tx, id)
    if (!row) throw new Error('the delivery was not written')
    return row
  }
}
