import { administrators } from '../accounts/administrator.store.js'
import type { AccountRow, AccountStore } from '../accounts/account.store.js'
import type { SessionStore } from '../accounts/session.store.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Queryable, Transaction } from '../database/database.js'
import { DomainError, refuse, refuseFaults } from '../errors.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import { standsOver } from '../units/unit-sight.js'
import type { UnitStore } from '../units/unit.store.js'
import { decide } from '../workflow/application-workflow.js'
import { refuseDeparture } from '../workflow/departure.js'
import type { Refusal } from '../workflow/refusal.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationRow } from './application.store.js'
import { departures } from './departure.store.js'
import { actorOf, type MovesService } from './moves.service.js'
import { readReason } from './reason.js'
import { factsOf, type SurroundingsService } from './surroundings.service.js'
import type { ApplicationFate } from './unit-placements.service.js'

/** What becomes of applications the unit itself is reviewing. */
export type HeldChoice = 'CONTINUE' | 'END'

export interface DeparturePreview {
  refusal: Refusal | undefined
  fates: { fate: ApplicationFate; count: number; unitId: string | null }[]
  /** How many open applications whoever confirms has been told of. */
  applications: number
}

export interface RecordDepartureInput {
  accountId: string
  confirmedApplications: number
  held?: HeldChoice | null
  reason: string
}

/** 办理离职: a person leaves a unit; the login ends, what was reported up goes on, nothing stands in the way of the next unit. */
export class DeparturesService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitStore,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly moves: MovesService,
    private readonly surroundings: SurroundingsService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationsService,
  ) {}

  /** @throws DomainError NOT_FOUND to strangers and for a login that has ended */
  async preview(accountId: string, viewer: Viewer): Promise<DeparturePreview> {
    const refusal = await this.refusal(this.db, await this.person(this.db, accountId), viewer)
    return { refusal, ...told(await departures.open(this.db, accountId)) }
  }

  /**
   * Drafts and returned applications end; those the unit is reviewing go on or end as it says; those reported up go on.
   * @throws DomainError NOT_FOUND, FORBIDDEN, LAST_ADMINISTRATOR, REASON_REQUIRED, INVALID_INPUT when `held` is missing,
   * STALE_REVISION (params.applications) when there are other applications than those told of
   */
  recordDeparture(input: RecordDepartureInput, viewer: Viewer): Promise<AccountRow> {
    const reason = readReason(input.reason)
    return this.db.transaction(async (tx) => {
      const { unitId } = await this.person(tx, input.accountId)
      await administrators.lockUnit(tx, unitId)
      await this.accounts.lock(tx, input.accountId)
      const account = await this.person(tx, input.accountId)
      refuse(await this.refusal(tx, account, viewer))
      const rows = await departures.lockOpen(tx, account.id)
      if (rows.length !== input.confirmedApplications)
        throw new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU', params: { applications: rows.length } })
      const { held, elsewhere, ends } = sorted(rows)
      if (held.length > 0 && !input.held) refuseFaults([{ field: 'held', code: 'REQUIRED' }])
      const ended = input.held === 'END' ? [...ends, ...held] : ends
      for (const row of ended) await this.end(tx, row, reason, viewer)
      await departures.leave(tx, account.id)
      await this.sessions.endAll(tx, account.id)
      const ids = { unitId, byUnitId: viewer.unitId }
      const detail = { ...ids, reason, ended: ended.length, going: rows.length - ended.length }
      const act = { actorId: viewer.accountId, action: 'recordDeparture', detail }
      await this.audit.record(tx, { subject: `account:${account.id}`, ...act })
      await this.tell(tx, account, elsewhere)
      return this.person(tx, account.id, true)
    })
  }

  /** Ends what the person left unfinished under a login that is no more, so that this year can begin anew elsewhere. */
  async endLeftBehind(tx: Transaction, campaignId: string, personHash: Buffer, viewer: Viewer): Promise<void> {
    for (const row of await departures.leftBehind(tx, campaignId, personHash)) await this.end(tx, row, null, viewer)
  }

  private async end(tx: Transaction, row: ApplicationRow, reason: string | null, viewer: Viewer): Promise<void> {
    const around = { ...(await this.surroundings.of(tx, row)), leaves: true }
    refuse(decide('endApplication', factsOf(row, null), actorOf(viewer), around))
    const idempotencyKey = `ended-${row.id}-${row.revision}`
    await this.moves.run(tx, {
      action: 'endApplication',
      row,
      viewer,
      request: { applicationId: row.id, revision: row.revision, idempotencyKey, opinion: reason },
      to: { status: 'ENDED', holderUnitId: null, cameFromUnitId: null },
      news: () => [],
    })
  }

  /** The unit, and whoever has an application that goes on without its applicant. */
  private async tell(tx: Transaction, { unitId, personName }: AccountRow, elsewhere: readonly ApplicationRow[]): Promise<void> {
    const unit = await this.units.byId(unitId)
    const unitName = unit?.name ?? ''
    await this.notifications.notify(tx, { to: { unitId }, kind: 'PERSON_LEFT', params: { personName, unitName } })
    for (const { id: applicationId, holderUnitId } of elsewhere)
      if (holderUnitId)
        await this.notifications.notify(tx, {
          to: { unitId: holderUnitId },
          kind: 'APPLICANT_LEFT',
          params: { applicantName: personName, unitName },
          applicationId,
        })
  }

  private async person(q: Queryable, accountId: string, gone = false): Promise<AccountRow> {
    const account = await this.accounts.byId(q, accountId)
    if (!account || (account.revoked && !gone)) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return account
  }

  private async refusal(q: Queryable, account: AccountRow, viewer: Viewer): Promise<Refusal | undefined> {
    const [leaver, unit] = [await administrators.leaver(q, account.id), await this.units.byId(account.unitId)]
    const above = unit !== undefined && standsOver(viewer, unit)
    // To strangers it is as if nobody were there.
    if (!leaver || (account.unitId !== viewer.unitId && !above))
      throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return refuseDeparture(leaver, viewer, above)
  }
}

function sorted(rows: readonly ApplicationRow[]) {
  const held = rows.filter(({ holderUnitId, unitId }) => holderUnitId === unitId)
  const elsewhere = rows.filter(({ holderUnitId, unitId }) => holderUnitId !== null && holderUnitId !== unitId)
  return { held, elsewhere, ends: rows.filter(({ holderUnitId }) => holderUnitId === null) }
}

function told(rows: readonly ApplicationRow[]): Omit<DeparturePreview, 'refusal'> {
  const { held, elsewhere, ends } = sorted(rows)
  const byHolder = Map.groupBy(elsewhere, ({ holderUnitId }) => holderUnitId)
  const fates: DeparturePreview['fates'] = [
    { fate: 'ENDS', count: ends.length, unitId: null },
    { fate: 'UNIT_DECIDES', count: held.length, unitId: held[0]?.unitId ?? null },
    ...[...byHolder].map(([unitId, there]) => ({ fate: 'GOES_ON_ELSEWHERE' as const, count: there.length, unitId })),
  ]
  return { fates: fates.filter(({ count }) => count > 0), applications: rows.length }
}
