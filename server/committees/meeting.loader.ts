import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import type { MeetingFacts } from '../workflow/meetings.js'
import { avoidancesOf, type AvoidanceRow } from './expert.store.js'
import { casesOf, drawEntriesOf, membersOf } from './meeting-parts.store.js'
import type { DrawEntryRow, MeetingCaseRow, MeetingMemberRow } from './meeting-parts.store.js'
import { meetingFactsOf, type MeetingRow } from './meeting.store.js'

type Read<Row> = (q: Queryable, ids: readonly string[]) => Promise<Row[]>

/** Meetings, experts and what belongs to them, each kind in one statement a request; nothing is kept that a mutation may change. */
export const meetingLoaders = (q: Queryable) => {
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
    factsOfMeeting: new DataLoader<MeetingRow, MeetingFacts, string>(
      async (rows) => {
        const found = await meetingFactsOf(q, rows)
        return rows.map(({ id }) => found.get(id)!)
      },
      { cache: false, cacheKeyFn: ({ id }) => id },
    ),
  }
}
