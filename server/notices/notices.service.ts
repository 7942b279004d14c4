import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { InputFaults } from '../reference/input-faults.js'
import type { Viewer } from '../workflow/who-may.js'
import { NoticeStore, type NoticeRow } from './notice.store.js'

/** 通知公告: read by everybody, published by the region office. Source: S31. */
export class NoticesService {
  private readonly store: NoticeStore

  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
  ) {
    this.store = new NoticeStore(db)
  }

  list(page: PageArgs): Promise<Page<NoticeRow>> {
    return this.store.page(page)
  }

  notice(id: string): Promise<NoticeRow | null> {
    return this.store.byId(id)
  }

  /** @throws DomainError INVALID_INPUT */
  async publish(input: { title: string; body: string }, viewer: Viewer): Promise<NoticeRow> {
    const faults = new InputFaults()
    const title = faults.text('title', input.title, { max: 200, required: true }) ?? ''
    const body = faults.lines('body', input.body, { max: 20_000, required: true }) ?? ''
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const notice = await this.store.publish(tx, { title, body, authorId: viewer.accountId })
      await this.audit.record(tx, { subject: `notice:${notice.id}`, actorId: viewer.accountId, action: 'publishNotice' })
      return notice
    })
  }
}
