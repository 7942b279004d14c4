import type { FileUpload } from 'graphql-upload-minimal'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuseFaults } from '../errors.js'
import type { FilesService } from '../files/files.service.js'
import { InputFaults } from '../reference/input-faults.js'
import { isUuid } from '../reference/uuid.js'
import type { ObjectionOutcome } from '../workflow/publicity.js'
import type { Viewer } from '../workflow/who-may.js'
import { readDay } from './posting-day.js'
import type { PublicitiesService } from './publicities.service.js'
import { entriesOf, photosOf } from './publicity-parts.store.js'
import { deletePhoto, handleObjection, insertObjection, insertPhoto, publicityIdOf } from './publicity-write.store.js'
import type { PublicityRow, PublicityStore } from './publicity.store.js'

/** Photos of one posting. */
const mostPhotos = 20

const notFound = () => new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })

/** 公示照片 and 异议 of a posting, until it is closed. Source: S49, S50. */
export class PublicityEvidenceService {
  constructor(
    private readonly db: Database,
    private readonly store: PublicityStore,
    private readonly publicities: PublicitiesService,
    private readonly files: FilesService,
    private readonly audit: AuditService,
  ) {}

  /**
   * 【上传公示照片】. The picture is written anew, so that it no longer tells where it was taken.
   * @throws DomainError NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION, TOO_MANY_FILES, FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED
   */
  async addPublicityPhoto(
    request: { publicityId: string; caption?: string | null; file: Promise<FileUpload> },
    viewer: Viewer,
  ): Promise<PublicityRow> {
    const { publicityId } = request
    const faults = new InputFaults()
    const caption = faults.text('caption', request.caption, { max: 100 })
    faults.refuse()
    // Before a byte is read, and again when the bytes are here.
    await this.db.transaction((tx) => this.publicities.lockToKeep(tx, publicityId, viewer))
    return this.files.store(request.file, viewer, async (tx, file) => {
      const row = await this.publicities.lockToKeep(tx, publicityId, viewer)
      if (!file.mimeType.startsWith('image/'))
        throw new DomainError('FILE_TYPE_REFUSED', {
          cure: 'correctField',
          who: 'YOU',
          params: { accepted: 'JPEG, PNG', reason: 'NOT_AN_IMAGE' },
        })
      if ((await photosOf(tx, [row.id])).length >= mostPhotos)
        throw new DomainError('TOO_MANY_FILES', { cure: 'correctField', who: 'YOU', params: { limit: mostPhotos } })
      await insertPhoto(tx, row.id, file.id, caption, viewer)
      await this.record(tx, row, 'addPublicityPhoto', viewer, { fileId: file.id, sha256: file.sha256 })
      return row
    })
  }

  /** @throws DomainError NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION */
  async removePublicityPhoto(photoId: string, viewer: Viewer): Promise<PublicityRow> {
    const { row, fileId } = await this.db.transaction(async (tx) => {
      const row = await this.owner(tx, 'photo', photoId, viewer)
      const fileId = await deletePhoto(tx, photoId)
      if (!fileId) throw notFound()
      await this.record(tx, row, 'removePublicityPhoto', viewer, { fileId })
      return { row, fileId }
    })
    await this.files.forget(fileId)
    return row
  }

  /**
   * Writes down what was said against the posting, or against one applicant on it.
   * @throws DomainError NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION, INVALID_INPUT
   */
  async recordObjection(
    request: { publicityId: string; applicationId?: string | null; raisedBy: string; content: string; receivedOn: string },
    viewer: Viewer,
  ): Promise<PublicityRow> {
    const faults = new InputFaults()
    const raisedBy = faults.text('raisedBy', request.raisedBy, { max: 100, required: true }) ?? ''
    const content = faults.lines('content', request.content, { max: 2000, required: true }) ?? ''
    const receivedOn = readDay(faults, 'receivedOn', request.receivedOn, { past: 120, future: 0 })
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const row = await this.publicities.lockToKeep(tx, request.publicityId, viewer)
      const applicationId = request.applicationId ?? null
      const listed = await entriesOf(tx, [row.id])
      if (applicationId !== null && !listed.some((entry) => entry.applicationId === applicationId))
        refuseFaults([{ field: 'applicationId', code: 'NOT_A_CHOICE' }])
      const objectionId = await insertObjection(tx, { publicityId: row.id, applicationId, raisedBy, content, receivedOn }, viewer)
      await this.record(tx, row, 'recordObjection', viewer, { objectionId, applicationId })
      return row
    })
  }

  /** @throws DomainError NOT_FOUND, PUBLICITY_CLOSED, OWN_APPLICATION, OBJECTION_HANDLED, INVALID_INPUT */
  async handleObjection(
    request: { objectionId: string; outcome: ObjectionOutcome; handling: string },
    viewer: Viewer,
  ): Promise<PublicityRow> {
    const faults = new InputFaults()
    const handling = faults.lines('handling', request.handling, { max: 2000, required: true }) ?? ''
    faults.refuse()
    return this.db.transaction(async (tx) => {
      const { objectionId, outcome } = request
      const row = await this.owner(tx, 'objection', objectionId, viewer)
      if (!(await handleObjection(tx, objectionId, { outcome, handling }, viewer)))
        throw new DomainError('OBJECTION_HANDLED', { cure: 'reload', who: 'YOU' })
      await this.record(tx, row, 'handleObjection', viewer, { objectionId, outcome })
      return row
    })
  }

  /** Whether the file is a photo of a posting that the viewer may read. */
  maySeeFile = async (viewer: Viewer, fileId: string): Promise<boolean> => {
    for (const id of await this.store.ofFile(fileId)) if (await this.store.visible(id, viewer)) return true
    return false
  }

  private async owner(tx: Transaction, part: 'photo' | 'objection', id: string, viewer: Viewer): Promise<PublicityRow> {
    const publicityId = isUuid(id) ? await publicityIdOf(tx, part, id) : undefined
    if (!publicityId) throw notFound()
    return this.publicities.lockToKeep(tx, publicityId, viewer)
  }

  private record(tx: Transaction, row: PublicityRow, action: string, viewer: Viewer, detail: Record<string, unknown>) {
    return this.audit.record(tx, { subject: `publicity:${row.id}`, actorId: viewer.accountId, action, detail })
  }
}
