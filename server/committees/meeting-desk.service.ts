import { actorOf } from '../applications/moves.service.js'
import type { Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import { localDate } from '../workflow/local-date.js'
import { decideMeetingAct, meetingActs, meetingSight, type MeetingAct, type MeetingFacts } from '../workflow/meetings.js'
import type { Refusal } from '../workflow/refusal.js'
import type { Viewer } from '../workflow/who-may.js'
import { lockMeeting, meetingFactsOf, type MeetingRow, type MeetingStore } from './meeting.store.js'

export interface TakenMeeting {
  row: MeetingRow
  facts: MeetingFacts
  /** Why the viewer cannot do the act with it now. */
  refused: Refusal | undefined
}

const notFound = () => new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })

interface MeetingAnswer {
  action: MeetingAct
  allowed: boolean
  rule: string | null
  cure: string | null
  who: string | null
}

/** Every act with its answer, for the office of the meeting; nothing for anybody else. Source: B1. */
export function answersOf(facts: MeetingFacts, viewer: Viewer): MeetingAnswer[] {
  if (meetingSight(viewer).officeUnitId !== facts.officeUnitId) return []
  const today = localDate(new Date())
  return meetingActs.map((action) => {
    const refused = decideMeetingAct(action, facts, actorOf(viewer), today)
    return { action, allowed: !refused, rule: refused?.rule ?? null, cure: refused?.cure ?? null, who: refused?.who ?? null }
  })
}

/** How every act on a meeting begins: it is locked, and what the rules ask is read while nobody else can change it. */
export class MeetingDeskService {
  constructor(private readonly store: MeetingStore) {}

  /** @throws DomainError NOT_FOUND to whoever does not see it */
  async take(tx: Transaction, act: MeetingAct, meetingId: string, viewer: Viewer): Promise<TakenMeeting> {
    await lockMeeting(tx, meetingId, 'update')
    const row = await this.left(tx, meetingId, viewer)
    const facts = (await meetingFactsOf(tx, [row])).get(row.id)!
    return { row, facts, refused: decideMeetingAct(act, facts, actorOf(viewer), localDate(new Date())) }
  }

  /** As the transaction leaves it. @throws DomainError NOT_FOUND to whoever does not see it */
  async left(tx: Transaction, id: string, viewer: Viewer): Promise<MeetingRow> {
    const row = await this.store.visible(tx, id, viewer)
    if (!row) throw notFound()
    return row
  }
}

/** @throws DomainError STALE_REVISION when somebody has changed it since it was read */
export function refuseStale(row: Pick<MeetingRow, 'revision'>, request: { revision: number }): void {
  if (row.revision !== request.revision) throw new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU' })
}
