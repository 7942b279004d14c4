import type { Queryable } from '../database/database.js'
import type { MeetingOutcome } from '../workflow/ballots.js'
import type { AvoidanceReason, DrawEntry } from '../workflow/draw.js'

/** One case of a meeting, in the words of the day it was taken in. Counts are null until they are counted. */
export interface MeetingCaseRow {
  meetingId: string
  applicationId: string
  applicantName: string
  unitName: string
  titleName: string
  seriesName: string
  levelName: string
  votesFor: number | null
  votesAgainst: number | null
  votesAbstained: number | null
  outcome: MeetingOutcome | null
}

export interface MeetingMemberRow {
  meetingId: string
  accountId: string
  personName: string
  unitName: string
  position: number
  replaced: boolean
  replacedReason: string | null
  present: boolean
  voted: boolean
}

export interface DrawEntryRow extends DrawEntry {
  meetingId: string
}

/** Of many meetings, each in the order of its cases. */
export function casesOf(q: Queryable, meetingIds: readonly string[]): Promise<MeetingCaseRow[]> {
  return q.query<MeetingCaseRow & object>(
    {
      name: 'meeting-cases',
      text: `select meeting_id as "meetingId", application_id as "applicationId", applicant_name as "applicantName",
               unit_name as "unitName", title_name as "titleName", series_name as "seriesName", level_name as "levelName",
               votes_for as "votesFor", votes_against as "votesAgainst", votes_abstained as "votesAbstained", outcome
             from meeting_case where meeting_id = any ($1) order by position`,
    },
    [meetingIds],
  )
}

/** Of many meetings; whoever was replaced comes last. */
export function membersOf(q: Queryable, meetingIds: readonly string[]): Promise<MeetingMemberRow[]> {
  return q.query<MeetingMemberRow & object>(
    {
      name: 'meeting-members',
      text: `select meeting_id as "meetingId", account_id as "accountId", person_name as "personName", unit_name as "unitName",
               position, replaced_at is not null as replaced, replaced_reason as "replacedReason",
               present_at is not null as present, voted_at is not null as voted
             from meeting_member where meeting_id = any ($1) order by replaced_at is not null, position`,
    },
    [meetingIds],
  )
}

/** Everybody of the pool on the day of the draw, of many meetings: the drawn order first, then whoever was excluded. */
export function drawEntriesOf(q: Queryable, meetingIds: readonly string[]): Promise<DrawEntryRow[]> {
  return q.query<DrawEntryRow & { reason: AvoidanceReason | null }>(
    {
      name: 'draw-entries',
      text: `select meeting_id as "meetingId", account_id as "accountId", person_name as "personName", unit_name as "unitName",
               position, reason
             from draw_entry where meeting_id = any ($1) order by position nulls last, account_id`,
    },
    [meetingIds],
  )
}
