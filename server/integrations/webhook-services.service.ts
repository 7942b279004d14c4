import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import type { JobQueue } from '../jobs/job-queue.js'
import type { ChangesService } from './changes.service.js'
import { WebhookDeliverer } from './webhook-deliverer.service.js'
import { forgetDeliveries } from './webhook-delivery.store.js'
import { jobNames, WebhookJobs } from './webhook-jobs.service.js'
import { WebhookJournalService } from './webhook-journal.service.js'
import { WebhookSecrets } from './webhook-secret.js'
import { WebhookSender } from './webhook-sender.js'
import { WebhookTeller, type Owners } from './webhook-teller.service.js'
import { WebhooksService } from './webhooks.service.js'

/** The journal is kept for so many days. */
const keptDays = 90

interface Ground {
  db: Database
  owners: Owners
  changes: ChangesService
  queue: JobQueue
  audit: AuditService
  secretKey: string
  allowedNetworks: readonly string[]
}

/** Everything of the webhooks, wired, and its work named to the queue. */
export function webhookServices({ db, owners, changes, queue, audit, secretKey, allowedNetworks }: Ground) {
  const secrets = new WebhookSecrets(secretKey)
  const jobs = new WebhookJobs(queue)
  const teller = new WebhookTeller(db, owners, changes, jobs)
  const deliverer = new WebhookDeliverer(db, owners, changes, secrets, new WebhookSender({ allowedNetworks }), jobs)
  queue.handle<{ logUnitId: string }>(jobNames.tell, ({ logUnitId }) => teller.tell(logUnitId))
  queue.handle<{ deliveryId: string }>(jobNames.deliver, ({ deliveryId }) => deliverer.deliver(deliveryId))
  // For what fell between two chairs, such as a change that was underway while the webhook was created.
  queue.every('* * * * *', jobNames.tellAll, () => teller.tell(null))
  queue.every('30 18 * * *', jobNames.forget, async () => void (await forgetDeliveries(db, keptDays)))
  return {
    webhooks: new WebhooksService(db, changes, secrets, jobs, audit, allowedNetworks),
    webhookJournal: new WebhookJournalService(db, jobs, audit),
    webhookTeller: teller,
    webhookDeliverer: deliverer,
  }
}
