import { randomUUID } from 'node:crypto'
import { mkdir, rename, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { FileUpload } from 'graphql-upload-minimal'
import { checkContent } from './file-content.js'
import { fileName } from './file-name.js'
import { measure, writeUpload, type ReceivedFile } from './received-file.js'

/** Stored bytes on disk, by content: `files/ab/cdef…`. */
export class FileVault {
  readonly root: string
  private readonly arrivals: string

  constructor(dataDir: string) {
    this.root = path.join(dataDir, 'files')
    this.arrivals = path.join(this.root, 'arriving')
  }

  /**
   * Takes an upload in and checks it; the caller discards it in the end.
   * @throws DomainError FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED, INVALID_INPUT
   */
  async receive(upload: Promise<FileUpload>): Promise<ReceivedFile> {
    await mkdir(this.arrivals, { recursive: true })
    const arriving = path.join(this.arrivals, randomUUID())
    const given = await writeUpload(upload, arriving)
    try {
      const mimeType = await checkContent(arriving)
      return { path: arriving, name: fileName(given, mimeType), mimeType, ...(await measure(arriving)) }
    } catch (error) {
      await unlink(arriving).catch(() => {})
      throw error
    }
  }

  /** Puts the bytes where they belong; equal ones replace themselves. */
  async keep(file: ReceivedFile): Promise<void> {
    const place = path.join(this.root, this.placeOf(file.sha256))
    await mkdir(path.dirname(place), { recursive: true })
    await rename(file.path, place)
  }

  /** Removes a received file that was not kept. */
  async discard(file: ReceivedFile): Promise<void> {
    await unlink(file.path).catch(() => {})
  }

  async remove(sha256: string): Promise<void> {
    await unlink(path.join(this.root, this.placeOf(sha256))).catch(() => {})
  }

  /** Relative to `root`. */
  placeOf(sha256: string): string {
    return path.join(sha256.slice(0, 2), sha256.slice(2))
  }
}
