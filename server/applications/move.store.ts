import type { Queryable, Transaction } from '../database/database.js'
import type { ApplicationAction, ApplicationStatus } from '../workflow/application-facts.js'
import type { LastHop } from '../workflow/application-facts.js'
import { columns, type ApplicationRow } from './application.store.js'

/** Where an application is and how it came there: what a recall restores exactly. Instants in ISO 8601. */
export interface Place {
  status: ApplicationStatus
  holderUnitId: string | null
  holderSince: string
  handlingStartedAt: string | null
  handlerId: string | null
  cameFromUnitId: string | null
  lastTransferId: string | null
}

export const placeOf = (row: ApplicationRow): Place => ({
  status: row.status,
  holderUnitId: row.holderUnitId,
  holderSince: row.holderSince.toISOString(),
  handlingStartedAt: row.handlingStartedAt?.toISOString() ?? null,
  handlerId: row.handlerId,
  cameFromUnitId: row.cameFromUnitId,
  lastTransferId: row.lastTransferId,
})

export interface NewTransfer {
  row: ApplicationRow
  action: ApplicationAction
  toUnitId: string | null
  actor: { accountId: string; personName: string }
  /** The colleague whose rights were used (代). */
  onBehalf?: { accountId: string; personName: string }
  opinion: string | null
  formId: string | null
  versionNumber: number
  idempotencyKey: string
}

export interface ArrivingHop extends LastHop {
  formId: string | null
  before: Place
}

type Asking = Extract<ApplicationAction, 'urge' | 'requestSendBack'>
const askedAt: Record<Asking, string> = { urge: 'urged_at', requestSendBack: 'send_back_requested_at' }

export class MoveStore {
  async lastHop(q: Queryable, row: ApplicationRow): Promise<ArrivingHop | null> {
    return (await this.lastHops(q, [row])).get(row.id) ?? null
  }

  /** The hops that brought applications where they are, and the places they left; by application. */
  async lastHops(q: Queryable, rows: readonly ApplicationRow[]): Promise<Map<string, ArrivingHop>> {
    const arrivals = rows.flatMap((row) => row.lastTransferId ?? [])
    if (arrivals.length === 0) return new Map()
    const hops = await q.query<ArrivingHop & { applicationId: string }>(
      `select application_id as "applicationId", action, from_unit_id as "fromUnitId", form_id as "formId", before
       from transfer where id = any($1)`,
      [arrivals],
    )
    return new Map(hops.map((hop) => [hop.applicationId, hop]))
  }

  /** What this actor has already done under this key. */
  async byKey(tx: Transaction, actorId: string, key: string): Promise<{ applicationId: string; action: string } | undefined> {
    const [earlier] = await tx.query<{ applicationId: string; action: string }>(
      `select application_id as "applicationId", action from transfer where actor_id = $1 and idempotency_key = $2`,
      [actorId, key],
    )
    return earlier
  }

  /** Who moved it last or took it onto the desk, for telling whoever came second. */
  async latest(q: Queryable, applicationId: string): Promise<{ action: string; actorName: string; at: Date } | undefined> {
    const [latest] = await q.query<{ action: string; actorName: string; at: Date }>(
      `(select action, actor_name as "actorName", at from transfer where application_id = $1 order by seq desc limit 1)
       union all
       select 'startHandling', handler.person_name, a.handling_started_at
       from application a join account handler on handler.id = a.handler_id where a.id = $1
       order by at desc limit 1`,
      [applicationId],
    )
    return latest
  }

  async addTransfer(tx: Transaction, transfer: NewTransfer): Promise<string> {
    const { row, actor } = transfer
    const [added] = await tx.query<{ id: string }>(
      `insert into transfer (application_id, seq, action, from_unit_id, to_unit_id, actor_id, actor_name, opinion,
         version_number, form_id, idempotency_key, before, on_behalf_of_id, on_behalf_of_name)
       select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13 from transfer where application_id = $1
       returning id`,
      [
        ...[row.id, transfer.action, row.holderUnitId, transfer.toUnitId, actor.accountId, actor.personName, transfer.opinion],
        ...[transfer.versionNumber, transfer.formId, transfer.idempotencyKey, JSON.stringify(placeOf(row))],
        ...[transfer.onBehalf?.accountId ?? null, transfer.onBehalf?.personName ?? null],
      ],
    )
    if (!added) throw new Error('the transfer was not written')
    return added.id
  }

  /** Guarded by the revision that was read: undefined when somebody else has moved it meanwhile. */
  async place(
    tx: Transaction,
    row: ApplicationRow,
    to: Place,
    more: { versionNumber: number; selfAdministered: boolean; itemised: boolean },
  ) {
    const [moved] = await tx.query<ApplicationRow>(
      `update application set status = $3, holder_unit_id = $4, holder_since = $5, handling_started_at = $6, handler_id = $7,
         came_from_unit_id = $8, last_transfer_id = $9, self_administered = $10, itemised = $12,
         submitted_at = case when $11 > version_number then now() else submitted_at end, version_number = $11,
         trail_unit_ids = case when $4::uuid is null or $4 = any(trail_unit_ids) then trail_unit_ids else trail_unit_ids || $4::uuid end,
         urged_at = null, send_back_requested_at = null, revision = revision + 1, updated_at = now()
       where id = $1 and revision = $2 returning ${columns}`,
      [
        ...[row.id, row.revision, to.status, to.holderUnitId, to.holderSince, to.handlingStartedAt, to.handlerId],
        ...[to.cameFromUnitId, to.lastTransferId, more.selfAdministered, more.versionNumber, more.itemised],
      ],
    )
    return moved
  }

  async startHandling(tx: Transaction, row: ApplicationRow, handlerId: string): Promise<ApplicationRow | undefined> {
    const [started] = await tx.query<ApplicationRow>(
      `update application set handling_started_at = now(), handler_id = $3, revision = revision + 1, updated_at = now()
       where id = $1 and revision = $2 and handling_started_at is null returning ${columns}`,
      [row.id, row.revision, handlerId],
    )
    return started
  }

  /** When the holder was last urged, or asked to send back, since it came there; each has a limit of its own. */
  async lastAsked(tx: Transaction, applicationId: string, action: Asking): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>(`select ${askedAt[action]} as at from application where id = $1`, [
      applicationId,
    ])
    return row?.at ?? null
  }

  async noteAsked(tx: Transaction, applicationId: string, action: Asking): Promise<void> {
    await tx.query(`update application set ${askedAt[action]} = now() where id = $1`, [applicationId])
  }
}
