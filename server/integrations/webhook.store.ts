import type { Queryable } from '../database/database.js'
import type { ChangeEvent, StopReason } from '../workflow/webhook-events.js'
import type { Hat } from '../workflow/who-may.js'

/** A webhook without its secret. */
export interface WebhookRow {
  id: string
  accountId: string
  unitId: string
  name: string
  url: string
  events: ChangeEvent[]
  createdAt: Date
  /** Until when requests are also signed with the secret before the last exchange. */
  previousUntil: Date | null
  stoppedAt: Date | null
  stopReason: StopReason | null
}

/** What is needed to tell it something. */
export interface WorkingWebhook extends WebhookRow {
  logUnitId: string
  cursor: string
  hat: Hat
  secretCipher: Buffer
  previousCipher: Buffer | null
}

export interface NewWebhook extends Pick<WebhookRow, 'accountId' | 'unitId' | 'name' | 'url' | 'events'> {
  logUnitId: string
  cursor: string
  hat: Hat
  secretCipher: Buffer
}

const columns = `id, account_id as "accountId", unit_id as "unitId", name, url, events, created_at as "createdAt",
  previous_until as "previousUntil", stopped_at as "stoppedAt", stop_reason as "stopReason"`
const workingColumns = `${columns}, log_unit_id as "logUnitId", cursor, hat, secret_cipher as "secretCipher",
  case when previous_until > now() then previous_cipher end as "previousCipher"`

const only = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0]

/** Newest first. */
export const webhooksOf = (q: Queryable, accountId: string) =>
  q.query<WebhookRow & object>(`select ${columns} from webhook where account_id = $1 order by id desc`, [accountId])

export const webhookById = (q: Queryable, id: string) =>
  only(q.query<WorkingWebhook & object>(`select ${workingColumns} from webhook where id = $1`, [id]))

/** Whoever tells it something new waits for others who do. */
export const lockWebhook = (tx: Queryable, id: string) =>
  only(tx.query<WorkingWebhook & object>(`select ${workingColumns} from webhook where id = $1 for update`, [id]))

/** @param logUnitId null: all of them */
export async function liveWebhookIds(q: Queryable, logUnitId: string | null): Promise<string[]> {
  const rows = await q.query<{ id: string }>(
    'select id from webhook where stopped_at is null and ($1::uuid is null or log_unit_id = $1) order by id',
    [logUnitId],
  )
  return rows.map(({ id }) => id)
}

/** Those who add one at the same time wait, so that the count holds. */
export async function countLive(tx: Queryable, accountId: string): Promise<number> {
  await tx.query('select from account where id = $1 for update', [accountId])
  const [row] = await tx.query<{ n: number }>(
    'select count(*)::int as n from webhook where account_id = $1 and stopped_at is null',
    [accountId],
  )
  return row?.n ?? 0
}

export async function insertWebhook(tx: Queryable, webhook: NewWebhook): Promise<WebhookRow> {
  const row = await only(
    tx.query<WebhookRow & object>(
      `insert into webhook (account_id, unit_id, log_unit_id, cursor, name, url, events, hat, secret_cipher)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${columns}`,
      [
        webhook.accountId,
        webhook.unitId,
        webhook.logUnitId,
        webhook.cursor,
        webhook.name,
        webhook.url,
        webhook.events,
        webhook.hat,
        webhook.secretCipher,
      ],
    ),
  )
  if (!row) throw new Error('the webhook was not written')
  return row
}

/** Requests are signed with both secrets for the minutes given. */
export const exchangeSecret = (tx: Queryable, id: string, cipher: Buffer, graceMinutes: number) =>
  tx.query(
    `update webhook set previous_cipher = secret_cipher, previous_until = now() + make_interval(mins => $3), secret_cipher = $2
     where id = $1`,
    [id, cipher, graceMinutes],
  )

export const moveCursor = (tx: Queryable, id: string, cursor: string) =>
  tx.query('update webhook set cursor = $2 where id = $1', [id, cursor])

export const stopWebhook = (q: Queryable, id: string, reason: StopReason) =>
  q.query('update webhook set stopped_at = now(), stop_reason = $2 where id = $1 and stopped_at is null', [id, reason])

export const startWebhook = (tx: Queryable, id: string) =>
  tx.query('update webhook set stopped_at = null, stop_reason = null where id = $1', [id])

/** The last hop of each application, where the webhook has not come past it; those it has are left out. */
export async function untoldHops(
  tx: Queryable,
  webhook: Pick<WebhookRow, 'id' | 'createdAt'>,
  applicationIds: readonly string[],
): Promise<Map<string, { seq: number; action: string }>> {
  const rows = await tx.query<{ applicationId: string; seq: number; action: string }>(
    `select t.application_id as "applicationId", t.seq, t.action
     from unnest($2::uuid[]) as asked (id)
       cross join lateral (select * from transfer where application_id = asked.id order by seq desc limit 1) t
       left join webhook_told told on told.webhook_id = $1 and told.application_id = asked.id
     where t.seq > coalesce(told.transfer_seq, 0) and t.at >= $3`,
    [webhook.id, applicationIds, webhook.createdAt],
  )
  return new Map(rows.map(({ applicationId, ...hop }) => [applicationId, hop]))
}

export async function noteHops(tx: Queryable, id: string, hops: ReadonlyMap<string, { seq: number }>): Promise<void> {
  if (hops.size === 0) return
  await tx.query(
    `insert into webhook_told (webhook_id, application_id, transfer_seq)
     select $1, * from unnest($2::uuid[], $3::int[])
     on conflict (webhook_id, application_id) do update set transfer_seq = excluded.transfer_seq`,
    [id, [...hops.keys()], [...hops.values()].map(({ seq }) => seq)],
  )
}
