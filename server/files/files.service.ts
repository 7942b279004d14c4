import type { Response } from 'express'
import type { FileUpload } from 'graphql-upload-minimal'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { log } from '../log.js'
import { refuseAccess } from '../workflow/permissions.js'
import type { Viewer } from '../workflow/who-may.js'
import { isOffice, type Intake } from './file-intake.js'
import { BytesMissing } from './file-store.js'
import { arrivalGrace, sweepFiles, type Sweep } from './file-sweep.js'
import { FileVault } from './file-vault.js'
import type { FilePlaces } from './open-file-store.js'
import type { Room } from './received-file.js'
import { sendFile, sendRefusal, sendThumbnail, type FileForm } from './send-file.js'
import { bytesAreUsed, deleteUnreferenced, insertFile, lockBytes, storedFiles, type StoredFileRow } from './stored-file.store.js'

/** Whether a viewer may read a file; each feature knows its own. */
export type FilePermission = (viewer: Viewer, fileId: string) => Promise<boolean>

/** Whether anybody may, logged in or not. */
export type PublicPermission = (fileId: string) => Promise<boolean>

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const notFound = () => new DomainError('NOT_FOUND', { cure: 'none', who: 'NOBODY' })

/** Uploaded files: taken in, checked by content, kept by content, shown to whom a feature allows it. */
export class FilesService {
  private readonly vault: FileVault
  private readonly permissions: FilePermission[] = []
  private readonly publications: PublicPermission[] = []

  constructor(
    private readonly db: Database,
    places: FilePlaces,
  ) {
    this.vault = new FileVault(places)
  }

  /** A file is readable when one of the permissions says so. */
  allow(permission: FilePermission): void {
    this.permissions.push(permission)
  }

  /** A file is public when one of these says so. */
  publish(permission: PublicPermission): void {
    this.publications.push(permission)
  }

  /** What a node left that was killed is removed when it starts again, and every night by one of all nodes. */
  async sweepWith(jobs: JobQueue): Promise<void> {
    jobs.every('40 19 * * *', 'sweepFiles', async () => void (await this.sweep()))
    await this.vault.sweepArrivals(new Date(Date.now() - arrivalGrace))
  }

  /** Rows that have lost their bytes stand in the log, by id. */
  async sweep(now = new Date()): Promise<Sweep> {
    const sweep = await sweepFiles(this.db, this.vault, now)
    const { arrivals, orphans, missing } = sweep
    if (missing.length > 0)
      log.error({ count: missing.length, files: missing.slice(0, 100) }, 'stored files have lost their bytes')
    else log.info({ arrivals, orphans }, 'stored files swept')
    return sweep
  }

  /**
   * Takes the upload in, and only then opens the transaction in which `use` makes something of it: a slow sender holds no
   * connection and no lock. When anything fails, neither row nor bytes remain.
   * @param room what the feature still takes, asked while the bytes come in
   * @param accepts scans, unless the feature takes more
   * @throws DomainError FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED, INVALID_INPUT, and what `room` and `use` throw
   */
  async store<Result>(
    upload: Promise<FileUpload>,
    viewer: Viewer,
    use: (tx: Transaction, file: StoredFileRow) => Promise<Result>,
    room?: Room,
    accepts?: Intake,
  ): Promise<Result> {
    const received = await this.vault.receive(upload, room, accepts)
    try {
      return await this.db.transaction(async (tx) => {
        await lockBytes(tx, received.sha256)
        const row = await insertFile(tx, received, viewer.accountId)
        const result = await use(tx, row)
        await this.vault.keep(received)
        return result
      })
    } catch (error) {
      await this.removeUnused(received.sha256)
      throw error
    } finally {
      await this.vault.discard(received)
    }
  }

  /** Removes a file that its feature no longer needs; one that a row still refers to stays. */
  async forget(fileId: string): Promise<void> {
    const [file] = await storedFiles(this.db, [fileId])
    if (file && (await deleteUnreferenced(this.db, fileId))) await this.removeUnused(file.sha256)
  }

  /** Answers GET /files/:id; who may not read it learns no more than whoever asks for what does not exist. */
  async send(viewer: Viewer | null, id: string, form: FileForm, res: Response): Promise<void> {
    try {
      const file = await this.readable(viewer, id)
      if (form !== 'thumbnail') return await sendFile(res, this.vault, file, isOffice(file.mimeType) ? 'attachment' : form)
      if (!file.mimeType.startsWith('image/')) throw notFound()
      await sendThumbnail(res, this.vault, file)
    } catch (error) {
      if (error instanceof BytesMissing) log.error({ file: id }, 'a stored file has lost its bytes')
      else if (!(error instanceof DomainError)) throw error
      sendRefusal(res, error instanceof DomainError ? error : notFound())
    }
  }

  /** @throws DomainError UNAUTHENTICATED, PASSWORD_MUST_CHANGE, HAT_NOT_CHOSEN, NOT_FOUND */
  private async readable(viewer: Viewer | null, id: string): Promise<StoredFileRow> {
    const isId = idShape.test(id)
    const published = isId && (await this.isPublished(id))
    if (!published) refuse(refuseAccess('hatChosen', viewer))
    const allowed = published || (viewer && isId && (await this.isAllowed(viewer, id)))
    const [row] = allowed ? await storedFiles(this.db, [id]) : []
    if (!row) throw notFound()
    return row
  }

  private async isPublished(id: string): Promise<boolean> {
    for (const permission of this.publications) if (await permission(id)) return true
    return false
  }

  private async isAllowed(viewer: Viewer, id: string): Promise<boolean> {
    for (const permission of this.permissions) if (await permission(viewer, id)) return true
    return false
  }

  private async removeUnused(sha256: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await lockBytes(tx, sha256)
      if (!(await bytesAreUsed(tx, sha256))) await this.vault.remove(sha256)
    })
  }
}
