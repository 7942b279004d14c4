import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import { log } from '../log.js'
import { refuseAccess } from '../workflow/permissions.js'
import { eventOf } from '../workflow/webhook-events.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationChange, ChangesService } from './changes.service.js'
import { insertDeliveries } from './webhook-delivery.store.js'
import type { NewDelivery } from './webhook-delivery.store.js'
import type { WebhookJobs } from './webhook-jobs.service.js'
import {
  liveWebhookIds,
  lockWebhook,
  moveCursor,
  noteHops,
  stopWebhook,
  untoldHops,
  type WorkingWebhook,
} from './webhook.store.js'

const pageSize = 100
/** Until an older transaction is over, its successors' changes wait. */
const patienceMs = 1000

export interface Owners {
  viewerOfAccount(q: Database, accountId: string): Promise<Viewer | null>
}

/**
 * Whose webhook it is, with the rights of this moment and the hat it was made under.
 * @returns null when they may no longer administer, or have gone to another unit
 */
export async function ownerOf(db: Database, owners: Owners, webhook: WorkingWebhook): Promise<Viewer | null> {
  const viewer = await owners.viewerOfAccount(db, webhook.accountId)
  if (!viewer?.mayAdminister || viewer.unitId !== webhook.unitId) return null
  const owner = { ...viewer, hat: webhook.hat, sits: false }
  return refuseAccess('administrator', owner) ? null : owner
}

/** Follows the log of changes for each webhook, as `applicationChanges` would tell it: nothing missed, nothing twice. Source: B11. */
export class WebhookTeller {
  constructor(
    private readonly db: Database,
    private readonly owners: Owners,
    private readonly changes: ChangesService,
    private readonly jobs: WebhookJobs,
  ) {}

  /** Makes deliveries of what has changed. @param logUnitId null: for every webhook */
  async tell(logUnitId: string | null): Promise<void> {
    for (const id of await liveWebhookIds(this.db, logUnitId)) while (await this.db.transaction((tx) => this.tellPage(tx, id)));
  }

  /** @returns whether there is more */
  private async tellPage(tx: Transaction, id: string): Promise<boolean> {
    const webhook = await lockWebhook(tx, id)
    if (!webhook || webhook.stoppedAt) return false
    const owner = await ownerOf(this.db, this.owners, webhook)
    if (!owner) {
      await stopWebhook(tx, id, 'RIGHTS_LOST')
      return false
    }
    const { changes, cursor, hasMore } = await this.changesFor(webhook, owner)
    if (changes.length > 0)
      await this.jobs.deliver(tx, id, await insertDeliveries(tx, id, await this.worded(tx, webhook, changes)))
    if (cursor !== webhook.cursor) await moveCursor(tx, id, cursor)
    if (!hasMore && (await this.changes.waits(cursor, owner)))
      await this.jobs.tellAgain(tx, webhook.logUnitId, new Date(Date.now() + patienceMs))
    return hasMore
  }

  /** After the database was restored from a dump elsewhere its cursors mean nothing; the webhook goes on from now. */
  private async changesFor({ id, cursor }: WorkingWebhook, owner: Viewer) {
    try {
      return await this.changes.after(cursor, pageSize, owner)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'BAD_CURSOR') throw error
      log.warn({ webhook: id }, 'the log of changes is not the one it followed; it goes on from now')
      return { changes: [], cursor: await this.changes.latest(), hasMore: false }
    }
  }

  private async worded(tx: Transaction, webhook: WorkingWebhook, changes: readonly ApplicationChange[]): Promise<NewDelivery[]> {
    const seen = changes.filter(({ application }) => application).map(({ applicationId }) => applicationId)
    const hops = await untoldHops(tx, webhook, seen)
    await noteHops(tx, webhook.id, hops)
    return changes.flatMap(({ applicationId, at, application }) => {
      const hop = hops.get(applicationId)
      const event = eventOf({ visible: application !== null, hopped: hop !== undefined })
      return webhook.events.includes(event) ? [{ event, applicationId, action: hop?.action ?? null, changedAt: at }] : []
    })
  }
}
