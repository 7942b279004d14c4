import type { Database, Transaction } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import { isUuid } from '../reference/uuid.js'

export interface NoticeRow {
  id: string
  title: string
  body: string
  publishedAt: Date
}

const columns = `id, title, body, published_at as "publishedAt"`

export class NoticeStore {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async page(args: PageArgs): Promise<Page<NoticeRow>> {
    const { limit, after } = readPage('notices', args, 2)
    const [rows, [counted]] = await Promise.all([
      this.db.lagging.query<NoticeRow & object>(
        {
          name: 'notices',
          text: `select ${columns} from notice
                 where $1::timestamptz is null or (published_at, id) < ($1::timestamptz, $2::uuid)
                 order by published_at desc, id desc limit $3`,
        },
        [after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      ),
      this.db.lagging.query<{ count: number }>({ name: 'notices-count', text: boundedCount('notice') }),
    ])
    return toPage('notices', rows, limit, counted?.count ?? 0, (row) => [row.publishedAt.toISOString(), row.id])
  }

  async byId(id: string): Promise<NoticeRow | null> {
    if (!isUuid(id)) return null
    const [row] = await this.db.lagging.query<NoticeRow & object>(
      { name: 'notice', text: `select ${columns} from notice where id = $1` },
      [id],
    )
    return row ?? null
  }

  async publish(tx: Transaction, notice: { title: string; body: string; authorId: string }): Promise<NoticeRow> {
    const [row] = await tx.query<NoticeRow & object>(
      `insert into notice (title, body, author_id) values ($1, $2, $3) returning ${columns}`,
      [notice.title, notice.body, notice.authorId],
    )
    if (!row) throw new Error('the notice was not stored')
    return row
  }
}
