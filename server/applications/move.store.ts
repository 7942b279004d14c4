import type { ChainedEntry, ChainEnd } from '../audit/chain.js'
import type { Queryable, Transaction } from '../database/database.js'
import { isUuid } from '../reference/uuid.js'
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

const placeOf = (row: ApplicationRow): Place => ({
  status: row.status,
  holderUnitId: row.holderUnitId,
  holderSince: row.holderSince.toISOString(),
  handlingStartedAt: row.handlingStartedAt?.toISOString() ?? null,
  handlerId: row.handlerId,
  cameFromUnitId: row.cameFromUnitId,
  lastTransferId: row.lastTransferId,
})

export interface NewTransfer {
  id: string
  row: ApplicationRow
  action: ApplicationAction
  toUnitId: string | null
  actor: { accountId: string; personName: string }
  /** The colleague whose rights were used (代). */
  onBehalf?: { accountId: string; personName: string }
  opinion: string | null
  /** Whose draft of a sheet is closed for good and goes with it; only a recall of that very move opens it again. */
  draftOf: string | null
  idempotencyKey: string
  /** The transaction ends with it. */
  ends: boolean
}

export interface ArrivingHop extends LastHop {
  formId: string | null
  before: Place
}

/** What a move reads beside the row it has locked. */
export interface Ground {
  /** Of the hop that is about to be written: the trail names it, too. */
  transferId: string
  applicantName: string
  /** Where the audit trail of the application ends. */
  trail: ChainEnd | null
  /** What this actor has already done under this key. */
  earlier: { applicationId: string; action: string } | null
  /** The hop that brought it where it is. */
  hop: ArrivingHop | null
}

/** What a move may change beside the place. */
export interface Marks {
  versionNumber: number
  selfAdministered: boolean
  itemised: boolean
}

export interface WrittenBeside {
  entry: ChainedEntry
  news: readonly { unitId: string | null; accountId: string | null; kind: string; params: object }[]
}

const groundRead = {
  name: 'move-ground',
  text: `select uuidv7() as "transferId", (select person_name from account where id = a.applicant_id) as "applicantName",
    (select jsonb_build_object('seq', seq, 'hash', hash) from audit_entry
       where subject = 'application:' || $1::uuid order by seq desc limit 1) as trail,
    (select jsonb_build_object('applicationId', application_id, 'action', action) from transfer
       where actor_id = $2 and idempotency_key = $3) as earlier,
    (select jsonb_build_object('action', action, 'fromUnitId', from_unit_id, 'formId', form_id, 'before', before)
       from transfer where id = a.last_transfer_id) as hop
    from application a where a.id = $1`,
}

// The application comes first: its triggers count what it was and what it is, and then the hop ends the stay.
const moveWrite = {
  name: 'move-write',
  text: `with moved as (
      update application set status = $3, holder_unit_id = $4, holder_since = $5, handling_started_at = $6, handler_id = $7,
        came_from_unit_id = $8, last_transfer_id = $9, self_administered = $10, itemised = $12,
        submitted_at = case when $11 > version_number then now() else submitted_at end, version_number = $11,
        trail_unit_ids = case when $4::uuid is null or $4 = any(trail_unit_ids) then trail_unit_ids else trail_unit_ids || $4::uuid end,
        urged_at = null, send_back_requested_at = null, revision = revision + 1, updated_at = now()
      where id = $1 and revision = $2 returning ${columns}),
    form as (
      update approval_form f set dispatched_at = now(), dispatch_action = $14 from moved
      where f.application_id = moved.id and f.unit_id = $20 and f.dispatched_at is null returning f.id),
    hop as (
      insert into transfer (id, application_id, seq, action, from_unit_id, to_unit_id, actor_id, actor_name, opinion,
        version_number, form_id, idempotency_key, before, on_behalf_of_id, on_behalf_of_name)
      select $13, id, (select coalesce(max(t.seq), 0) + 1 from transfer t where t.application_id = $1), $14, $15, $16, $17, $18, $19,
        $11, (select form.id from form), $21, $22::jsonb, $23, $24 from moved),
    trail as (
      insert into audit_entry (subject, seq, actor_id, action, detail, at, previous_hash, hash)
      select $25, $26, $17, $14, $27::jsonb, $28, $29, $30 from moved),
    told as (
      insert into notification (unit_id, account_id, kind, params, application_id)
      select n."unitId", n."accountId", n.kind, n.params, moved.id
      from moved, jsonb_to_recordset($31::jsonb) as n("unitId" uuid, "accountId" uuid, kind text, params jsonb))
    select * from moved`,
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

  /**
   * What a move of this application asks besides; it has to be locked by the statement before, so that the end of its trail
   * stays the end. undefined when there is no such application.
   */
  async ground(tx: Transaction, applicationId: string, actorId: string, key: string): Promise<Ground | undefined> {
    if (!isUuid(applicationId)) return undefined
    const [ground] = await tx.query<Ground & object>(groundRead, [applicationId, actorId, key])
    return ground
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

  /**
   * The new place, the sheet, the hop, the entry of the trail and what people are told: one statement. Guarded by the revision
   * that was read: undefined when somebody else has moved it meanwhile, and then nothing is written.
   */
  async write(tx: Transaction, hop: NewTransfer, to: Place, more: Marks, beside: WrittenBeside) {
    const { row, actor, onBehalf } = hop
    const { entry, news } = beside
    const [moved] = await tx[hop.ends ? 'last' : 'query']<ApplicationRow>(moveWrite, [
      row.id,
      row.revision,
      to.status,
      to.holderUnitId,
      to.holderSince,
      to.handlingStartedAt,
      to.handlerId,
      to.cameFromUnitId,
      to.lastTransferId,
      more.selfAdministered,
      more.versionNumber,
      more.itemised,
      hop.id,
      hop.action,
      row.holderUnitId,
      hop.toUnitId,
      actor.accountId,
      actor.personName,
      hop.opinion,
      hop.draftOf,
      hop.idempotencyKey,
      JSON.stringify(placeOf(row)),
      onBehalf?.accountId ?? null,
      onBehalf?.personName ?? null,
      entry.subject,
      entry.seq,
      JSON.stringify(entry.detail),
      entry.at,
      entry.previousHash,
      entry.hash,
      JSON.stringify(news),
    ])
    return moved
  }

  async applicantName(tx: Transaction, applicantId: string): Promise<string> {
    const [applicant] = await tx.query<{ name: string }>('select person_name as name from account where id = $1', [applicantId])
    return applicant?.name ?? ''
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
