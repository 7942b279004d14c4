import type { Response } from 'express'
import type { FileUpload } from 'graphql-upload-minimal'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import { refuseAccess } from '../workflow/permissions.js'
import type { Viewer } from '../workflow/who-may.js'
import { FileVault } from './file-vault.js'
import { sendFile, sendRefusal } from './send-file.js'
import { bytesAreUsed, deleteUnreferenced, insertFile, lockBytes, storedFiles, type StoredFileRow } from './stored-file.store.js'

/** Whether a viewer may read a file; each feature knows its own. */
export type FilePermission = (viewer: Viewer, fileId: string) => Promise<boolean>

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Uploaded files: taken in, checked by content, kept by content, shown to whom a feature allows it. */
export class FilesService {
  private readonly vault: FileVault
  private readonly permissions: FilePermission[] = []

  constructor(
    private readonly db: Database,
    dataDir: string,
  ) {
    this.vault = new FileVault(dataDir)
  }

  /** A file is readable when one of the permissions says so. */
  allow(permission: FilePermission): void {
    this.permissions.push(permission)
  }

  /**
   * Takes the upload in, and only then opens the transaction in which `use` makes something of it: a slow sender holds no
   * connection and no lock. When anything fails, neither row nor bytes remain.
   * @throws DomainError FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED, INVALID_INPUT, and what `use` throws
   */
  async store<Result>(
    upload: Promise<FileUpload>,
    viewer: Viewer,
    use: (tx: Transaction, file: StoredFileRow) => Promise<Result>,
  ): Promise<Result> {
    const received = await this.vault.receive(upload)
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
  async send(viewer: Viewer | null, id: string, res: Response): Promise<void> {
    try {
      await sendFile(res, this.vault, await this.readable(viewer, id))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      sendRefusal(res, error)
    }
  }

  /** @throws DomainError UNAUTHENTICATED, PASSWORD_MUST_CHANGE, HAT_NOT_CHOSEN, NOT_FOUND */
  private async readable(viewer: Viewer | null, id: string): Promise<StoredFileRow> {
    refuse(refuseAccess('hatChosen', viewer))
    const allowed = viewer && idShape.test(id) && (await this.isAllowed(viewer, id))
    const [row] = allowed ? await storedFiles(this.db, [id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { cure: 'none', who: 'NOBODY' })
    return row
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
