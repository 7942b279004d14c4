import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { InputFaults } from '../reference/input-faults.js'
import type { Viewer } from '../workflow/who-may.js'
import { NoticeStore, type NoticeRow } from './notice.store.js'

export interface NoticeText {
  title: string
  body: string
}

/** @param place what stands before the names of the fields, such as `announcement.` */
export function readNotice(faults: InputFaults, typed: NoticeText, place = ''): NoticeText {
  const title = faults.text(`${place}title`, typed.title, { max: 200, required: true }) ?? ''
  const body = faults.lines(`${place}body`, typed.body, { max: 20_000, required: true }) ?? ''
  return { title, body }
}

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
  publish(typed: NoticeText, viewer: Viewer): Promise<NoticeRow> {
    const faults = new InputFaults()
    const text = readNotice(faults, typed)
    faults.refuse()
    return this.db.transaction((tx) => this.publishIn(tx, text, viewer))
  }

  /** For what announces itself: the notice appears together with the act, or not at all. */
  async publishIn(tx: Transaction, text: NoticeText, viewer: Viewer): Promise<NoticeRow> {
    const notice = await this.store.publish(tx, { ...text, authorId: viewer.accountId })
    await this.audit.record(tx, { subject: `notice:${notice.id}`, actorId: viewer.accountId, action: 'publishNotice' })
    return notice
  }
}
