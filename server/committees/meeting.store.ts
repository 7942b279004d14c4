import type { Database, Queryable, Transaction } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import { isUuid } from '../reference/uuid.js'
import { meetingSight, type MeetingFacts, type MeetingStage } from '../workflow/meetings.js'
import type { Viewer } from '../workflow/who-may.js'

/** A meeting without its cases and its panel. Days as YYYY-MM-DD. */
export interface MeetingRow {
  id: string
  committeeId: string
  campaignId: string
  title: string
  heldOn: string
  panelSize: number
  stage: MeetingStage
  /** Hexadecimal digits; null before the draw. */
  drawSeed: string | null
  drawnAt: Date | null
  openedAt: Date | null
  countedAt: Date | null
  minutes: string | null
  minutesSignedName: string | null
  minutesSignedOn: string | null
  postedOn: string | null
  endsOn: string | null
  workingDays: number | null
  decidedAt: Date | null
  cancelledAt: Date | null
  cancelReason: string | null
  revision: number
  createdAt: Date
}

const columns = `m.id, m.committee_id as "committeeId", m.campaign_id as "campaignId", m.title, m.held_on::text as "heldOn",
  m.panel_size as "panelSize", m.stage, encode(m.seed, 'hex') as "drawSeed", m.drawn_at as "drawnAt", m.opened_at as "openedAt",
  m.counted_at as "countedAt", m.minutes, m.minutes_signed_name as "minutesSignedName",
  m.minutes_signed_on::text as "minutesSignedOn", m.posted_on::text as "postedOn", m.ends_on::text as "endsOn",
  m.working_days as "workingDays", m.decided_at as "decidedAt", m.cancelled_at as "cancelledAt", m.cancel_reason as "cancelReason",
  m.revision, m.created_at as "createdAt"`

/** What `meetingSight` says, as SQL: $1 the office, $2 the account. */
const seen = `(m.committee_id = any (array(select id from committee where unit_id = $1::uuid))
  or m.id = any (array(select meeting_id from meeting_member where account_id = $2::uuid and replaced_at is null)))`

const sightOf = (viewer: Viewer) => {
  const { officeUnitId, accountId } = meetingSight(viewer)
  return [officeUnitId, accountId]
}

export class MeetingStore {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async seenBy(viewer: Viewer, args: PageArgs): Promise<Page<MeetingRow>> {
    const { limit, after } = readPage('meetings', args, 1)
    const sight = sightOf(viewer)
    const [rows, [counted]] = await Promise.all([
      this.db.query<MeetingRow & object>(
        {
          name: 'meetings',
          text: `select ${columns} from meeting m where ${seen} and ($3::uuid is null or m.id < $3::uuid) order by m.id desc limit $4`,
        },
        [...sight, after?.[0] ?? null, limit + 1],
      ),
      this.db.query<{ count: number }>({ name: 'meetings-count', text: boundedCount(`meeting m where ${seen}`) }, sight),
    ])
    return toPage('meetings', rows, limit, counted?.count ?? 0, (row) => [row.id])
  }

  /** Undefined when there is none, or the viewer neither runs its office nor sits in it. */
  async visible(q: Queryable, id: string, viewer: Viewer): Promise<MeetingRow | undefined> {
    if (!isUuid(id)) return undefined
    const [row] = await q.query<MeetingRow & object>(
      { name: 'meeting', text: `select ${columns} from meeting m where m.id = $3 and ${seen}` },
      [...sightOf(viewer), id],
    )
    return row
  }
}

/**
 * Whoever sees it or not, locked until the transaction ends: `update` by whoever moves it on, `share` by its members, who come
 * beside each other.
 */
export async function lockMeeting(tx: Transaction, id: string, mode: 'update' | 'share'): Promise<MeetingRow | undefined> {
  if (!isUuid(id)) return undefined
  const [row] = await tx.query<MeetingRow & object>(`select ${columns} from meeting m where m.id = $1 for ${mode}`, [id])
  return row
}

const cameTo: Partial<Record<MeetingStage, string>> = { VOTING: 'opened_at', COUNTED: 'counted_at', DECIDED: 'decided_at' }

/** To the stage, or with its revision alone when it is there. */
export async function moveMeeting(tx: Transaction, { id, stage }: MeetingRow, to: MeetingStage): Promise<MeetingRow> {
  const instant = to === stage ? undefined : cameTo[to]
  const [row] = await tx.query<MeetingRow & object>(
    `update meeting m set stage = $2, ${instant ? `${instant} = now(), ` : ''}revision = revision + 1 where id = $1 returning ${columns}`,
    [id, to],
  )
  if (!row) throw new Error(`meeting ${id} was locked and is not there`)
  return row
}

/** What the rules ask, by meeting. */
export async function meetingFactsOf(q: Queryable, rows: readonly MeetingRow[]): Promise<Map<string, MeetingFacts>> {
  const counts = await q.query<Omit<MeetingFacts, 'stage' | 'heldOn' | 'endsOn' | 'minutesSigned'> & { id: string }>(
    {
      name: 'meeting-facts',
      text: `select m.id, c.unit_id as "officeUnitId",
         array(select a.applicant_id::text from meeting_case k join application a on a.id = k.application_id
               where k.meeting_id = m.id) as "applicantIds",
         (select count(*)::int from meeting_case where meeting_id = m.id) as cases,
         (select count(*)::int from meeting_member where meeting_id = m.id and replaced_at is null) as members,
         (select count(present_at)::int from meeting_member where meeting_id = m.id and replaced_at is null) as present,
         (select count(*)::int from results_objection where meeting_id = m.id and handled_at is null) as "openObjections"
       from meeting m join committee c on c.id = m.committee_id where m.id = any ($1)`,
    },
    [rows.map(({ id }) => id)],
  )
  const found = new Map(counts.map((count) => [count.id, count]))
  return new Map(
    rows.map(({ id, stage, heldOn, endsOn, minutesSignedOn }) => {
      const counted = found.get(id)
      if (!counted) throw new Error(`meeting ${id} has no committee`)
      return [id, { ...counted, stage, heldOn, endsOn, minutesSigned: minutesSignedOn !== null }]
    }),
  )
}
