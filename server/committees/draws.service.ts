import { createHash, randomBytes } from 'node:crypto'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuse, refuseFaults } from '../errors.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { conflictOf, drawOrder, shortageOf, type AvoidanceReason } from '../workflow/draw.js'
import type { Viewer } from '../workflow/who-may.js'
import { peopleOf, poolOf, seat, unseat, writeDraw } from './draw.store.js'
import { refuseStale, type MeetingDeskService } from './meeting-desk.service.js'
import { drawEntriesOf, membersOf } from './meeting-parts.store.js'
import type { MeetingRow } from './meeting.store.js'

type Told = 'MEETING_SUMMONED' | 'MEETING_MEMBER_REPLACED'

/** 抽取评委: at random among those of the pool who are in conflict with no case, in an order anybody can check. Source: B2. */
export class DrawsService {
  constructor(
    private readonly db: Database,
    private readonly desk: MeetingDeskService,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * Once a meeting: whoever would draw again has to cancel it, and the trail tells.
   * @throws DomainError NOT_FOUND, STALE_REVISION, MEETING_STAGE, MEETING_EMPTY, OWN_APPLICATION, NOT_ENOUGH_EXPERTS with params
   *   needed, eligible, missing, self, sameUnit, relation
   */
  drawPanel(request: { meetingId: string; revision: number }, viewer: Viewer): Promise<MeetingRow> {
    return this.db.transaction(async (tx) => {
      const { row, refused } = await this.desk.take(tx, 'drawPanel', request.meetingId, viewer)
      refuse(refused)
      refuseStale(row, request)
      const seed = randomBytes(32)
      const order = drawOrder(await poolOf(tx, row.committeeId), await peopleOf(tx, row.id), (accountId) =>
        createHash('sha256').update(seed).update(accountId).digest('hex'),
      )
      this.refuseShortage(shortageOf(order, row.panelSize))
      await writeDraw(tx, row.id, seed, order, row.panelSize)
      const drawn = order.slice(0, row.panelSize).map(({ accountId }) => accountId)
      const excluded = order.filter(({ reason }) => reason !== null).map(({ accountId, reason }) => ({ accountId, reason }))
      await this.record(tx, row.id, 'drawPanel', viewer, { seed: seed.toString('hex'), drawn, excluded })
      for (const accountId of drawn) await this.tell(tx, row, accountId, 'MEETING_SUMMONED')
      return this.desk.left(tx, row.id, viewer)
    })
  }

  /**
   * The seat goes to the next of the drawn order who is still in the pool and in conflict with no case.
   * @throws DomainError NOT_FOUND, STALE_REVISION, MEETING_STAGE, OWN_APPLICATION, NOT_ENOUGH_EXPERTS, INVALID_INPUT
   */
  replaceMember(
    request: { meetingId: string; revision: number; accountId: string; reason: string },
    viewer: Viewer,
  ): Promise<MeetingRow> {
    const faults = new InputFaults()
    const reason = faults.text('reason', request.reason, { max: 200, required: true }) ?? ''
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const { row, refused } = await this.desk.take(tx, 'replaceMember', request.meetingId, viewer)
      refuse(refused)
      refuseStale(row, request)
      const leaving = (await membersOf(tx, [row.id])).find(({ accountId }) => accountId === request.accountId)
      if (!leaving || leaving.replaced) return refuseFaults([{ field: 'accountId', code: 'NOT_A_CHOICE' }]) as never
      const { next, passedOver } = await this.nextOf(tx, row)
      await unseat(tx, row.id, leaving.accountId, reason)
      await seat(tx, row.id, next)
      const detail = { replaced: leaving.accountId, by: next, passedOver }
      await this.record(tx, row.id, 'replaceMember', viewer, detail)
      await this.tell(tx, row, leaving.accountId, 'MEETING_MEMBER_REPLACED')
      await this.tell(tx, row, next, 'MEETING_SUMMONED')
      return this.desk.left(tx, row.id, viewer)
    })
  }

  private async nextOf(tx: Transaction, row: MeetingRow) {
    const seated = new Set((await membersOf(tx, [row.id])).map(({ accountId }) => accountId))
    const waiting = (await drawEntriesOf(tx, [row.id])).filter((entry) => entry.position !== null && !seated.has(entry.accountId))
    const pool = new Map((await poolOf(tx, row.committeeId)).map((expert) => [expert.accountId, expert]))
    const cases = await peopleOf(tx, row.id)
    const passedOver: { accountId: string; reason: AvoidanceReason | 'GONE' }[] = []
    for (const { accountId } of waiting) {
      const expert = pool.get(accountId)
      const reason = expert ? conflictOf(expert, cases) : 'GONE'
      if (!reason) return { next: accountId, passedOver }
      passedOver.push({ accountId, reason })
    }
    return this.refuseShortage({ needed: 1, eligible: 0, missing: 1 }) as never
  }

  private refuseShortage(params: Record<string, number> | undefined): void {
    if (params) throw new DomainError('NOT_ENOUGH_EXPERTS', { cure: 'addExpert', who: 'YOU', params })
  }

  private tell(tx: Transaction, row: MeetingRow, accountId: string, kind: Told): Promise<void> {
    const committeeName = this.reference.committee(row.committeeId).name
    const params = { meetingId: row.id, title: row.title, committeeName, heldOn: row.heldOn }
    return this.notifications.notify(tx, { to: { accountId }, kind, params })
  }

  private record(tx: Transaction, id: string, action: string, viewer: Viewer, detail: Record<string, unknown>) {
    return this.audit.record(tx, { subject: `meeting:${id}`, actorId: viewer.accountId, action, detail })
  }
}
