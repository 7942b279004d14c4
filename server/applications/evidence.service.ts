import type { FileUpload } from 'graphql-upload-minimal'
import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { FilesService } from '../files/files.service.js'
import type { StoredFileRow } from '../files/stored-file.store.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationStore } from './application.store.js'
import { attachmentById, attachmentsOf, deleteAttachments, insertAttachment } from './attachment.store.js'
import { evidenceRoom } from './evidence-room.js'
import { requireRoom, requireRow, requireSection, requireWritable } from './dossier.js'
import type { SectionsService } from './sections.service.js'
import type { ServedSection } from './served-section.js'
import { isFrozen } from './version.store.js'

export interface AttachEvidenceRequest {
  applicationId: string
  sectionKey: string
  /** One of the section's kinds of evidence. */
  label: string
  /** The row it proves, of a repeating section; left out: the section as a whole. */
  rowId?: string | null
  file: Promise<FileUpload>
}

/** 证明材料: files that prove a section; they are part of its content and of its hash. */
export class EvidenceService {
  constructor(
    private readonly db: Database,
    private readonly store: ApplicationStore,
    private readonly reference: ReferenceCache,
    private readonly files: FilesService,
    private readonly sections: SectionsService,
  ) {}

  /**
   * Asked twice: before a byte is read, and again when the bytes are here, as the application may have moved meanwhile.
   * @throws DomainError NOT_FOUND, NOT_APPLICANT, NOT_EDITABLE, WINDOW_CLOSED, SECTION_LOCKED, INVALID_INPUT, TOO_MANY_FILES, QUOTA_EXCEEDED, FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED
   */
  async attachEvidence(request: AttachEvidenceRequest, viewer: Viewer): Promise<ServedSection> {
    const { applicationId, sectionKey, label, rowId = null, file } = request
    const before = await this.store.visible(applicationId, viewer)
    const { id } = requireWritable('attachEvidence', before, this.reference.campaign, viewer)
    const rule = requireSection(sectionKey, 'sectionKey')
    requireRow(await this.sections.section(this.db, id, rule.key), rowId)
    requireRoom(rule, label, await attachmentsOf(this.db, [id]))
    const use = async (tx: Transaction, { id: fileId, sha256, bytes }: StoredFileRow) => {
      const row = await this.sections.lock(tx, 'attachEvidence', id, viewer)
      requireRoom(rule, label, await attachmentsOf(tx, [id]))
      ;(await evidenceRoom(tx, id)).take(bytes)
      const section = await this.sections.section(tx, id, rule.key)
      requireRow(section, rowId)
      await insertAttachment(tx, { applicationId: id, sectionKey: rule.key, label, rowId, fileId })
      return this.sections.write(tx, row, section, { action: 'attachEvidence', viewer, detail: { fileId, sha256 } })
    }
    return this.files.store(file, viewer, use, await evidenceRoom(this.db, id))
  }

  /**
   * What was submitted with the file keeps it; else it is gone.
   * @throws DomainError NOT_FOUND, NOT_APPLICANT, NOT_EDITABLE, WINDOW_CLOSED, SECTION_LOCKED
   */
  async removeAttachment(attachmentId: string, viewer: Viewer): Promise<ServedSection> {
    const { section, unused } = await this.db.transaction(async (tx) => {
      const attachment = isUuid(attachmentId) ? await attachmentById(tx, attachmentId) : undefined
      if (!attachment) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      const row = await this.sections.lock(tx, 'attachEvidence', attachment.applicationId, viewer)
      const section = await this.sections.section(tx, row.id, attachment.sectionKey)
      const { id: fileId, sha256 } = attachment.file
      await deleteAttachments(tx, [attachmentId])
      const written = await this.sections.write(tx, row, section, {
        action: 'removeAttachment',
        viewer,
        detail: { fileId, sha256 },
      })
      return { section: written, unused: (await isFrozen(tx, fileId)) ? null : fileId }
    })
    if (unused) await this.files.forget(unused)
    return section
  }
}
