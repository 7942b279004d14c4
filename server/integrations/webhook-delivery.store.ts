import type { Database, Queryable } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import type { DeliveryFault, DeliveryState, WebhookEvent } from '../workflow/webhook-events.js'
import type { Sent } from './webhook-sender.js'

/** One thing that is told to one webhook, and how far that has come. */
export interface DeliveryRow {
  id: string
  webhookId: string
  event: WebhookEvent
  applicationId: string | null
  /** The hop it tells of. */
  action: string | null
  changedAt: Date
  createdAt: Date
  state: DeliveryState
  attempts: number
  nextAttemptAt: Date | null
}

export interface AttemptRow {
  deliveryId: string
  number: number
  at: Date
  durationMs: number
  statusCode: number | null
  fault: DeliveryFault | null
}

export type NewDelivery = Pick<DeliveryRow, 'event' | 'applicationId' | 'action' | 'changedAt'>

const columns = `id, webhook_id as "webhookId", event, application_id as "applicationId", action, changed_at as "changedAt",
  created_at as "createdAt", state, attempts, next_attempt_at as "nextAttemptAt"`

/** @returns their ids, in the order given */
export async function insertDeliveries(tx: Queryable, webhookId: string, told: readonly NewDelivery[]): Promise<string[]> {
  if (told.length === 0) return []
  const rows = await tx.query<{ id: string }>(
    `insert into webhook_delivery (webhook_id, event, application_id, action, changed_at)
     select $1, * from unnest($2::text[], $3::uuid[], $4::text[], $5::timestamptz[]) returning id`,
    [
      webhookId,
      told.map(({ event }) => event),
      told.map(({ applicationId }) => applicationId),
      told.map(({ action }) => action),
      told.map(({ changedAt }) => changedAt),
    ],
  )
  return rows.map(({ id }) => id)
}

export async function deliveryById(q: Queryable, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await q.query<DeliveryRow & object>(`select ${columns} from webhook_delivery where id = $1`, [id])
  return row
}

/** Newest first. */
export async function deliveryPage(db: Database, webhookId: string, args: PageArgs): Promise<Page<DeliveryRow>> {
  const { limit, after } = readPage('webhookDeliveries', args, 1)
  const [rows, [counted]] = await Promise.all([
    db.query<DeliveryRow & object>(
      {
        name: 'webhook-deliveries',
        text: `select ${columns} from webhook_delivery where webhook_id = $1 and ($2::uuid is null or id < $2::uuid)
               order by id desc limit $3`,
      },
      [webhookId, after?.[0] ?? null, limit + 1],
    ),
    db.query<{ count: number }>(
      { name: 'webhook-deliveries-count', text: boundedCount('webhook_delivery where webhook_id = $1') },
      [webhookId],
    ),
  ])
  return toPage('webhookDeliveries', rows, limit, counted?.count ?? 0, (row) => [row.id])
}

/** Oldest first. */
export function attemptsOf(q: Queryable, deliveryIds: readonly string[]): Promise<AttemptRow[]> {
  return q.query<AttemptRow & object>(
    `select delivery_id as "deliveryId", number, at, duration_ms as "durationMs", status_code as "statusCode", fault
     from webhook_attempt where delivery_id = any ($1) order by delivery_id, number`,
    [deliveryIds],
  )
}

/** Writes down what came of a request; what was settled meanwhile stays settled. */
export async function noteAttempt(tx: Queryable, delivery: DeliveryRow, sent: Sent, next: Date | null): Promise<void> {
  await tx.query(
    `insert into webhook_attempt (delivery_id, number, duration_ms, status_code, fault)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4 from webhook_attempt where delivery_id = $1`,
    [delivery.id, sent.durationMs, sent.statusCode, sent.fault],
  )
  const state: DeliveryState = sent.fault === null ? 'DELIVERED' : next ? 'PENDING' : 'FAILED'
  await tx.query(
    `update webhook_delivery set attempts = attempts + 1, state = $2, next_attempt_at = $3,
       settled_at = case when $2 <> 'PENDING' then now() end
     where id = $1`,
    [delivery.id, state, next],
  )
}

/** Nothing has got through to the webhook since this delivery was there. */
export async function nothingArrivedSince(q: Queryable, { webhookId, createdAt }: DeliveryRow): Promise<boolean> {
  const rows = await q.query(
    `select from webhook_delivery where webhook_id = $1 and state = 'DELIVERED' and settled_at >= $2 limit 1`,
    [webhookId, createdAt],
  )
  return rows.length === 0
}

/** Begins anew with those that are settled. @param filter by id, or all made since an instant, the oldest first */
export async function reopen(
  tx: Queryable,
  webhookId: string,
  filter: { id: string } | { since: Date; most: number },
): Promise<string[]> {
  const chosen =
    'id' in filter
      ? { where: 'id = $2::uuid', params: [filter.id, 1] }
      : { where: 'created_at >= $2::timestamptz', params: [filter.since, filter.most] }
  const rows = await tx.query<{ id: string }>(
    `with chosen as (select id from webhook_delivery where webhook_id = $1 and ${chosen.where} order by id limit $3 for update)
     update webhook_delivery d set state = 'PENDING', attempts = 0, next_attempt_at = now(), settled_at = null
     from chosen where d.id = chosen.id returning d.id`,
    [webhookId, ...chosen.params],
  )
  return rows.map(({ id }) => id).sort()
}

/** Those that wait, oldest first. */
export async function pendingIds(q: Queryable, webhookId: string): Promise<string[]> {
  const rows = await q.query<{ id: string }>(
    `select id from webhook_delivery where webhook_id = $1 and state = 'PENDING' order by id`,
    [webhookId],
  )
  return rows.map(({ id }) => id)
}

/** The journal is kept for so many days; what still waits stays. */
export const forgetDeliveries = (q: Queryable, days: number) =>
  q.query(`delete from webhook_delivery where state <> 'PENDING' and created_at < now() - make_interval(days => $1)`, [days])
