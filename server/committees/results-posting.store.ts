import type { Database, Queryable } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import { isUuid } from '../reference/uuid.js'

/** What anybody may read of a meeting. Days as YYYY-MM-DD in Asia/Shanghai. */
export interface ResultsPostingRow {
  id: string
  committeeId: string
  title: string
  startsOn: string
  endsOn: string
  workingDays: number
  decidedOn: string | null
}

export interface PostedResultRow {
  meetingId: string
  personName: string
  unitName: string
  titleName: string
}

/** How long a decided posting is still shown, in days: names are public for as long as somebody may want to look them up. */
const shownFor = 60

const columns = `m.id, m.committee_id as "committeeId", m.title, m.posted_on::text as "startsOn", m.ends_on::text as "endsOn",
  m.working_days as "workingDays", (m.decided_at at time zone 'Asia/Shanghai')::date::text as "decidedOn"`
const shown = `m.posted_on is not null and (m.decided_at is null or m.decided_at > now() - interval '${shownFor} days')`

export class ResultsPostingStore {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async page(args: PageArgs): Promise<Page<ResultsPostingRow>> {
    const { limit, after } = readPage('results-postings', args, 1)
    const [rows, [counted]] = await Promise.all([
      this.db.lagging.query<ResultsPostingRow & object>(
        {
          name: 'results-postings',
          text: `select ${columns} from meeting m where ${shown} and ($1::uuid is null or
                   (m.posted_on, m.id) < (select last.posted_on, last.id from meeting last where last.id = $1))
                 order by m.posted_on desc, m.id desc limit $2`,
        },
        [after?.[0] ?? null, limit + 1],
      ),
      this.db.lagging.query<{ count: number }>({
        name: 'results-postings-count',
        text: boundedCount(`meeting m where ${shown}`),
      }),
    ])
    return toPage('results-postings', rows, limit, counted?.count ?? 0, (row) => [row.id])
  }

  async one(id: string): Promise<ResultsPostingRow | null> {
    if (!isUuid(id)) return null
    const [row] = await this.db.lagging.query<ResultsPostingRow & object>(
      { name: 'results-posting', text: `select ${columns} from meeting m where m.id = $1 and ${shown}` },
      [id],
    )
    return row ?? null
  }
}

/** Whom two thirds were for, without those whom an upheld objection has undone, in the order of the cases. Source: B2 */
export async function postedResults(q: Queryable, meetingIds: readonly string[]): Promise<PostedResultRow[]> {
  return q.query<PostedResultRow & object>(
    {
      name: 'posted-results',
      text: `select c.meeting_id as "meetingId", c.applicant_name as "personName", c.unit_name as "unitName", c.title_name as "titleName"
        from meeting_case c join meeting m on m.id = c.meeting_id
        where c.meeting_id = any ($1) and m.posted_on is not null and 3 * c.votes_for >= 2 * (select count(*) from meeting_member s
            where s.meeting_id = c.meeting_id and s.present_at is not null and s.replaced_at is null)
          and not exists (select from results_objection o
            where o.meeting_id = c.meeting_id and o.application_id = c.application_id and o.outcome = 'UPHELD')
        order by c.meeting_id, c.position`,
    },
    [meetingIds],
  )
}
