import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import type { Viewer } from '../workflow/who-may.js'
import { rollsOf, seatsOf, type Roll, type SeatRow } from './ballot.store.js'
import { postedResults, type PostedResultRow } from './results-posting.store.js'
import { resultObjectionsOf, type ResultObjectionRow } from './results.store.js'

/** What belongs to meetings from the check-in to the decision, each kind in one statement a request. */
export const ballotLoaders = (q: Queryable, viewer: Viewer | null) => ({
  rollOfMeeting: new DataLoader<string, Roll>(async (ids) => {
    const rolls = await rollsOf(q, ids)
    return ids.map((id) => rolls.get(id)!)
  }),
  /** The viewer's own. */
  seatInMeeting: new DataLoader<string, SeatRow | undefined>(async (ids) => {
    const seats = viewer ? await seatsOf(q, ids, viewer.accountId) : undefined
    return ids.map((id) => seats?.get(id))
  }),
  objectionsOfMeeting: new DataLoader<string, ResultObjectionRow[]>(async (ids) => {
    const byMeeting = Map.groupBy(await resultObjectionsOf(q, ids), ({ meetingId }) => meetingId)
    return ids.map((id) => byMeeting.get(id) ?? [])
  }),
  postedResults: new DataLoader<string, PostedResultRow[]>(async (ids) => {
    const byMeeting = Map.groupBy(await postedResults(q, ids), ({ meetingId }) => meetingId)
    return ids.map((id) => byMeeting.get(id) ?? [])
  }),
})
