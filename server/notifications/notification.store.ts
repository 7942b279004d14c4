import type { Database, Transaction } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import { mayReview, type Viewer } from '../workflow/who-may.js'
import type { NotificationKind } from './notification-kind.js'

export interface NotificationRow {
  id: string
  kind: NotificationKind
  params: Record<string, unknown>
  applicationId: string | null
  unitId: string | null
  createdAt: Date
  readAt: Date | null
}

const columns = `n.id, n.kind, n.params, n.application_id as "applicationId", n.about_unit_id as "unitId",
  n.created_at as "createdAt", n.read_at as "readAt"`
// What is told to a unit is for whoever reviews for it; $2 is null for anybody else.
const mine = `(n.account_id = $1 or n.unit_id = $2)`
const whose = (viewer: Viewer) => [viewer.accountId, mayReview(viewer) ? viewer.unitId : null]

export class NotificationStore {
  constructor(private readonly db: Database) {}

  /** Newest first; uuid version 7 sorts by time. */
  async page(viewer: Viewer, args: PageArgs): Promise<Page<NotificationRow>> {
    const { limit, after } = readPage('notifications', args, 1)
    const rows = await this.db.query<NotificationRow>(
      {
        name: 'notifications',
        text: `select ${columns} from notification n where ${mine} and ($3::uuid is null or n.id < $3::uuid) order by n.id desc limit $4`,
      },
      [...whose(viewer), after?.[0] ?? null, limit + 1],
    )
    const [counted] = await this.db.query<{ count: number }>(
      { name: 'notifications-count', text: boundedCount(`notification n where ${mine}`) },
      whose(viewer),
    )
    return toPage('notifications', rows, limit, counted?.count ?? 0, (row) => [row.id])
  }

  async one(id: string, viewer: Viewer): Promise<NotificationRow | undefined> {
    const [row] = await this.db.query<NotificationRow & object>(
      { name: 'notification-one', text: `select ${columns} from notification n where ${mine} and n.id = $3` },
      [...whose(viewer), id],
    )
    return row
  }

  async unread(viewer: Viewer): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      {
        name: 'notifications-unread',
        text: `select count(*)::int as count from (select 1 from notification n where ${mine} and n.read_at is null limit 100) few`,
      },
      whose(viewer),
    )
    return row?.count ?? 0
  }

  async markRead(tx: Transaction, id: string, viewer: Viewer): Promise<NotificationRow | undefined> {
    const [row] = await tx.query<NotificationRow>(
      `update notification n set read_at = coalesce(read_at, now()) where ${mine} and n.id = $3 returning ${columns}`,
      [...whose(viewer), id],
    )
    return row
  }
}
