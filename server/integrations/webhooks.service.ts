import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import { isUuid } from '../reference/uuid.js'
import type { ChangeEvent } from '../workflow/webhook-events.js'
import type { Viewer } from '../workflow/who-may.js'
import { logOf, type ChangesService } from './changes.service.js'
import type { WebhookJobs } from './webhook-jobs.service.js'
import type { WebhookSecrets } from './webhook-secret.js'
import { allowedAddresses, readTarget } from './webhook-target.js'
import {
  countLive,
  exchangeSecret,
  insertWebhook,
  lockWebhook,
  startWebhook,
  stopWebhook,
  webhookById,
  webhooksOf,
} from './webhook.store.js'
import type { WebhookRow } from './webhook.store.js'

export interface NewWebhookRequest {
  name: string
  url: string
  events: readonly ChangeEvent[]
}

/** A webhook and its secret, which is never shown again. */
export interface IssuedWebhook {
  webhook: WebhookRow
  secret: string
}

const mostWebhooks = 10

/** Where changes are told to: made, stopped and started by the owner, within the owner's rights. Source: B11. */
export class WebhooksService {
  constructor(
    private readonly db: Database,
    private readonly changes: ChangesService,
    private readonly secrets: WebhookSecrets,
    private readonly jobs: WebhookJobs,
    private readonly audit: AuditService,
    private readonly allowedNetworks: readonly string[],
  ) {}

  /** The viewer's own, stopped ones included, newest first. */
  list(viewer: Viewer): Promise<WebhookRow[]> {
    return webhooksOf(this.db, viewer.accountId)
  }

  /** Told is what changes from now on. @throws DomainError INVALID_INPUT, WEBHOOK_TARGET_REFUSED, TOO_MANY_WEBHOOKS */
  async create(request: NewWebhookRequest, viewer: Viewer): Promise<IssuedWebhook> {
    const faults = new InputFaults()
    const name = faults.text('name', request.name, { max: 60, required: true }) ?? ''
    if (request.events.length === 0) faults.add('events', 'REQUIRED')
    const target = readTarget(request.url)
    if (typeof target === 'string') faults.add('url', target)
    faults.refuse()
    await this.refuseTarget(target as URL)
    const { accountId, unitId } = viewer
    const { secret, cipher } = this.secrets.create(accountId)
    const cursor = await this.changes.latest()
    return this.db.transaction(async (tx) => {
      if ((await countLive(tx, accountId)) >= mostWebhooks) throw tooMany()
      const webhook = await insertWebhook(tx, {
        accountId,
        unitId,
        logUnitId: logOf(viewer),
        cursor,
        name,
        url: (target as URL).href,
        events: [...new Set(request.events)],
        hat: viewer.hat ?? 'APPLICANT',
        secretCipher: cipher,
      })
      await this.record(tx, viewer, 'createWebhook', { webhookId: webhook.id, host: (target as URL).host })
      return { webhook, secret }
    })
  }

  /**
   * A new secret; for a while requests are signed with both, so that nothing is refused.
   * @throws DomainError NOT_FOUND, INVALID_INPUT when the grace is not 0 to 1440 minutes
   */
  async rotate({ webhookId, graceMinutes }: { webhookId: string; graceMinutes: number }, viewer: Viewer): Promise<IssuedWebhook> {
    const faults = new InputFaults()
    if (!Number.isInteger(graceMinutes) || graceMinutes < 0 || graceMinutes > 1440) faults.add('graceMinutes', 'OUT_OF_RANGE')
    faults.refuse()
    const { secret, cipher } = this.secrets.create(viewer.accountId)
    const webhook = await this.change(webhookId, viewer, 'rotateWebhookSecret', (tx) =>
      exchangeSecret(tx, webhookId, cipher, graceMinutes),
    )
    return { webhook, secret }
  }

  /** Nothing is sent from now on; what is underway may still arrive. @throws DomainError NOT_FOUND */
  disable({ webhookId }: { webhookId: string }, viewer: Viewer): Promise<WebhookRow> {
    return this.change(webhookId, viewer, 'disableWebhook', (tx) => stopWebhook(tx, webhookId, 'BY_OWNER'))
  }

  /** Goes on where it stopped: what has changed meanwhile is told now. @throws DomainError NOT_FOUND, TOO_MANY_WEBHOOKS */
  enable({ webhookId }: { webhookId: string }, viewer: Viewer): Promise<WebhookRow> {
    return this.change(webhookId, viewer, 'enableWebhook', async (tx, { stoppedAt }) => {
      if (!stoppedAt) return
      if ((await countLive(tx, viewer.accountId)) >= mostWebhooks) throw tooMany()
      await startWebhook(tx, webhookId)
      await this.jobs.resume(tx, webhookId, logOf(viewer))
    })
  }

  private async refuseTarget(target: URL): Promise<void> {
    const addresses = await allowedAddresses(target, this.allowedNetworks)
    if (addresses === 'TARGET_REFUSED') throw new DomainError('WEBHOOK_TARGET_REFUSED', { cure: 'askOperator', who: 'NOBODY' })
    const faults = new InputFaults()
    if (addresses === 'UNKNOWN_HOST') faults.add('url', 'UNKNOWN_HOST')
    faults.refuse()
  }

  private change(
    id: string,
    viewer: Viewer,
    action: string,
    work: (tx: Transaction, webhook: WebhookRow) => Promise<unknown>,
  ): Promise<WebhookRow> {
    return this.db.transaction(async (tx) => {
      const webhook = isUuid(id) ? await lockWebhook(tx, id) : undefined
      if (webhook?.accountId !== viewer.accountId) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      await work(tx, webhook)
      await this.record(tx, viewer, action, { webhookId: id })
      const changed = await webhookById(tx, id)
      if (!changed) throw new Error('the webhook is gone')
      return changed
    })
  }

  private record(tx: Transaction, { accountId }: Viewer, action: string, detail: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action, detail })
  }
}

const tooMany = () => new DomainError('TOO_MANY_WEBHOOKS', { cure: 'disableWebhook', who: 'YOU' })
