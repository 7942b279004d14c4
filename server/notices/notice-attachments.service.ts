import type { FileUpload } from 'graphql-upload-minimal'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import { documents } from '../files/file-intake.js'
import type { FilesService } from '../files/files.service.js'
import type { StoredFileRow } from '../files/stored-file.store.js'
import { InputFaults } from '../reference/input-faults.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'
import { deleteWaiting, insertWaiting, isReadable, lockUploader, waitingOf } from './notice-attachment.store.js'
import type { NoticeAttachmentRow } from './notice-attachment.store.js'

/** Files of one notice, and of those that wait for it. */
export const mostFiles = 10

/** 附件 of a notice, uploaded one by one before it is published. */
export class NoticeAttachmentsService {
  constructor(
    private readonly db: Database,
    private readonly files: FilesService,
    private readonly audit: AuditService,
  ) {}

  /** What the viewer has uploaded and not published, oldest first. */
  waiting(viewer: Viewer): Promise<NoticeAttachmentRow[]> {
    return waitingOf(this.db, viewer.accountId)
  }

  /** @throws DomainError INVALID_INPUT, TOO_MANY_FILES, FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED */
  async add(request: { label?: string | null; file: Promise<FileUpload> }, viewer: Viewer): Promise<NoticeAttachmentRow[]> {
    const faults = new InputFaults()
    const label = faults.text('label', request.label, { max: 100 })
    faults.refuse()
    // Before a byte is read, and again when the bytes are here.
    refuseMoreThan(await this.waiting(viewer))
    const use = async (tx: Transaction, { id: fileId, sha256 }: StoredFileRow) => {
      await lockUploader(tx, viewer.accountId)
      refuseMoreThan(await waitingOf(tx, viewer.accountId))
      await insertWaiting(tx, fileId, label, viewer.accountId)
      const what = { actorId: viewer.accountId, action: 'addNoticeFile', detail: { fileId, sha256 } }
      await this.audit.record(tx, { subject: `account:${viewer.accountId}`, ...what })
      return waitingOf(tx, viewer.accountId)
    }
    return this.files.store(request.file, viewer, use, undefined, documents)
  }

  /** @throws DomainError NOT_FOUND */
  async remove(attachmentId: string, viewer: Viewer): Promise<NoticeAttachmentRow[]> {
    const fileId = await this.db.transaction(async (tx) => {
      const fileId = isUuid(attachmentId) ? await deleteWaiting(tx, attachmentId, viewer.accountId) : undefined
      if (!fileId) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      const what = { actorId: viewer.accountId, action: 'removeNoticeFile', detail: { fileId } }
      await this.audit.record(tx, { subject: `account:${viewer.accountId}`, ...what })
      return fileId
    })
    await this.files.forget(fileId)
    return this.waiting(viewer)
  }

  /** A file of a published notice. */
  isPublished = (fileId: string): Promise<boolean> => isReadable(this.db, fileId, null)

  /** What waits is its uploader's. */
  maySeeFile = (viewer: Viewer, fileId: string): Promise<boolean> => isReadable(this.db, fileId, viewer.accountId)
}

function refuseMoreThan(waiting: readonly NoticeAttachmentRow[]): void {
  if (waiting.length >= mostFiles)
    throw new DomainError('TOO_MANY_FILES', { cure: 'correctField', who: 'YOU', params: { limit: mostFiles } })
}
