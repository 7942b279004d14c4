import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import { actorOf } from '../applications/moves.service.js'
import { localDate } from '../workflow/local-date.js'
import { decideMeetingAct, meetingActs, meetingSight, type MeetingAct, type MeetingFacts } from '../workflow/meetings.js'
import type { Viewer } from '../workflow/who-may.js'
import { avoidancesOf, type AvoidanceRow } from './expert.store.js'
import { casesOf, drawEntriesOf, membersOf } from './meeting-parts.store.js'
import type { DrawEntryRow, MeetingCaseRow, MeetingMemberRow } from './meeting-parts.store.js'
import { meetingFactsOf, type MeetingRow } from './meeting.store.js'

export interface MeetingAnswer {
  action: MeetingAct
  allowed: boolean
  rule: string | null
  cure: string | null
  who: string | null
}

function answersOf(facts: MeetingFacts, viewer: Viewer): MeetingAnswer[] {
  if (meetingSight(viewer).officeUnitId !== facts.officeUnitId) return []
  const today = localDate(new Date())
  return meetingActs.map((action) => {
    const refused = decideMeetingAct(action, facts, actorOf(viewer), today)
    return { action, allowed: !refused, rule: refused?.rule ?? null, cure: refused?.cure ?? null, who: refused?.who ?? null }
  })
}

type Read<Row> = (q: Queryable, ids: readonly string[]) => Promise<Row[]>

/** Meetings, experts and what belongs to them, each kind in one statement a request; nothing is kept that a mutation may change. */
export const meetingLoaders = (q: Queryable, viewer: Viewer | null) => {
  const listOf = <Row>(read: Read<Row>, idOf: (row: Row) => string) =>
    new DataLoader<string, Row[]>(
      async (ids) => {
        const groups = Map.groupBy(await read(q, ids), idOf)
        return ids.map((id) => groups.get(id) ?? [])
      },
      { cache: false },
    )
  return {
    casesOfMeeting: listOf<MeetingCaseRow>(casesOf, ({ meetingId }) => meetingId),
    membersOfMeeting: listOf<MeetingMemberRow>(membersOf, ({ meetingId }) => meetingId),
    drawOfMeeting: listOf<DrawEntryRow>(drawEntriesOf, ({ meetingId }) => meetingId),
    avoidancesOfExpert: listOf<AvoidanceRow>(avoidancesOf, ({ expertAccountId }) => expertAccountId),
    /** Every act with its answer, for the office of the meeting; nothing for anybody else. */
    meetingActions: new DataLoader<MeetingRow, MeetingAnswer[], string>(
      async (rows) => {
        const facts = await meetingFactsOf(q, rows)
        return rows.map(({ id }) => (viewer ? answersOf(facts.get(id)!, viewer) : []))
      },
      { cache: false, cacheKeyFn: ({ id }) => id },
    ),
  }
}
