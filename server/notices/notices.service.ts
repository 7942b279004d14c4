import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { DomainError } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'
import { publishWaiting } from './notice-attachment.store.js'
import { mostFiles } from './notice-attachments.service.js'
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

  /**
   * @param typed its files are those the viewer has uploaded for it, in this order
   * @throws DomainError INVALID_INPUT, TOO_MANY_FILES, NOT_FOUND
   */
  publish(typed: NoticeText & { attachmentIds?: readonly string[] }, viewer: Viewer): Promise<NoticeRow> {
    const faults = new InputFaults()
    const text = readNotice(faults, typed)
    faults.refuse()
    const { attachmentIds = [] } = typed
    if (attachmentIds.length > mostFiles)
      throw new DomainError('TOO_MANY_FILES', { cure: 'correctField', who: 'YOU', params: { limit: mostFiles } })
    return this.db.transaction((tx) => this.publishIn(tx, text, viewer, attachmentIds))
  }

  /** For what announces itself: the notice appears together with the act, or not at all. */
  async publishIn(tx: Transaction, text: NoticeText, viewer: Viewer, attachmentIds: readonly string[] = []): Promise<NoticeRow> {
    const notice = await this.store.publish(tx, { ...text, authorId: viewer.accountId })
    const fileIds = await publishFiles(tx, notice.id, attachmentIds, viewer)
    const what = { actorId: viewer.accountId, action: 'publishNotice', ...(fileIds.length > 0 && { detail: { fileIds } }) }
    await this.audit.record(tx, { subject: `notice:${notice.id}`, ...what })
    return notice
  }
}

/** @throws DomainError NOT_FOUND when one of them is gone, published already, or somebody else's */
async function publishFiles(tx: Transaction, noticeId: string, ids: readonly string[], viewer: Viewer): Promise<string[]> {
  const published = ids.every(isUuid) ? await publishWaiting(tx, noticeId, ids, viewer.accountId) : []
  if (published.length !== ids.length) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
  return published
}
