import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import { isId, type Page, type PageArgs } from '../database/page.js'
import type { Viewer } from '../workflow/who-may.js'
import type { NotificationKind } from './notification-kind.js'
import { NotificationFeed } from './notification-feed.js'
import { NotificationStore, type NotificationRow } from './notification.store.js'

export interface News {
  /** One account, or every administrator of a unit. */
  to: { accountId: string } | { unitId: string }
  kind: NotificationKind
  /** Words the sentence needs, such as applicantName and unitName. */
  params: Record<string, string | number>
  applicationId?: string
  aboutUnitId?: string
}

/** Tells people what happened to what is theirs. Source: S38, B9. */
export class NotificationsService {
  private readonly store: NotificationStore
  private readonly feed: NotificationFeed

  constructor(private readonly db: Database) {
    this.store = new NotificationStore(db)
    this.feed = new NotificationFeed(db)
  }

  async notify(tx: Transaction, { to, kind, params, applicationId, aboutUnitId }: News): Promise<void> {
    const unitId = 'unitId' in to ? to.unitId : null
    const accountId = 'accountId' in to ? to.accountId : null
    await tx.query(
      `insert into notification (unit_id, account_id, kind, params, application_id, about_unit_id)
       values ($1, $2, $3, $4::jsonb, $5, $6)`,
      [unitId, accountId, kind, JSON.stringify(params), applicationId ?? null, aboutUnitId ?? null],
    )
  }

  list(page: PageArgs, viewer: Viewer): Promise<Page<NotificationRow>> {
    return this.store.page(viewer, page)
  }

  unread(viewer: Viewer): Promise<number> {
    return this.store.unread(viewer)
  }

  /** Ids of what is told to the viewer from now on. */
  arriving(viewer: Viewer): Promise<AsyncIterableIterator<string>> {
    return this.feed.arriving(viewer)
  }

  /** @throws DomainError NOT_FOUND when it is not the viewer's, or no longer */
  async one(id: string, viewer: Viewer): Promise<NotificationRow> {
    const row = await this.store.one(id, viewer)
    if (!row) throw new DomainError('NOT_FOUND')
    return row
  }

  close(): Promise<void> {
    return this.feed.close()
  }

  /** @throws DomainError NOT_FOUND when it is not the viewer's */
  async read(id: string, viewer: Viewer): Promise<NotificationRow> {
    const row = isId(id) ? await this.db.transaction((tx) => this.store.markRead(tx, id, viewer)) : undefined
    if (!row) throw new DomainError('NOT_FOUND')
    return row
  }
}
