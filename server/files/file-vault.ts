import { randomUUID } from 'node:crypto'
import { mkdir, readdir, stat, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FileUpload } from 'graphql-upload-minimal'
import { checkContent, mostPixels } from './file-content.js'
import { scans, type Intake } from './file-intake.js'
import { fileName } from './file-name.js'
import { BytesMissing, keyOf, type ByteRange } from './file-store.js'
import type { FilePlaces } from './open-file-store.js'
import { pictures } from './pictures.js'
import { measure, writeUpload, type ReceivedFile, type Room } from './received-file.js'

const thumbnailKey = (sha256: string) => `${keyOf(sha256)}.thumbnail`
/** Pixels of the longer side. */
const thumbnailSize = 240

/** The way of an upload into the store, and out of it again. */
export class FileVault {
  constructor(readonly places: FilePlaces) {}

  /**
   * Takes an upload in and checks it; the caller discards it in the end.
   * @throws DomainError FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED, INVALID_INPUT, and what `room` says when it is full
   */
  async receive(upload: Promise<FileUpload>, room?: Room, accepts: Intake = scans): Promise<ReceivedFile> {
    const arriving = await this.arrival()
    const given = await writeUpload(upload, arriving, room, accepts.bytes)
    try {
      const mimeType = await checkContent(arriving, accepts)
      const measured = await measure(arriving)
      // Made anew, a picture may have grown.
      room?.take(measured.bytes)
      return { path: arriving, name: fileName(given, mimeType), mimeType, ...measured }
    } catch (error) {
      await unlink(arriving).catch(() => {})
      throw error
    }
  }

  /** Puts the bytes where they belong; equal ones replace themselves. */
  async keep(file: ReceivedFile): Promise<void> {
    await this.places.store.put(keyOf(file.sha256), file.path)
  }

  /** Removes a received file that was not kept. */
  async discard(file: ReceivedFile): Promise<void> {
    await unlink(file.path).catch(() => {})
  }

  /** @throws BytesMissing */
  read(sha256: string, range?: ByteRange): Promise<Readable> {
    return this.places.store.read(keyOf(sha256), range)
  }

  async has(sha256: string): Promise<boolean> {
    return this.read(sha256, { start: 0, end: 0 }).then(
      (bytes) => Boolean(bytes.destroy()),
      (error: unknown) => {
        if (error instanceof BytesMissing) return false
        throw error
      },
    )
  }

  /**
   * A small JPEG of a stored picture, made when somebody first looks at it.
   * @throws BytesMissing when the picture is not there
   */
  async thumbnail(sha256: string): Promise<Buffer> {
    const { store } = this.places
    const made = await store.read(thumbnailKey(sha256)).catch((error: unknown) => {
      if (!(error instanceof BytesMissing)) throw error
    })
    if (made) return buffer(made)
    const sharp = await pictures()
    const small = await sharp(await buffer(await this.read(sha256)), { limitInputPixels: mostPixels })
      .resize(thumbnailSize, thumbnailSize, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 75 })
      .toBuffer()
    const arriving = await this.arrival()
    await writeFile(arriving, small, { mode: 0o600 })
    await store.put(thumbnailKey(sha256), arriving).finally(() => unlink(arriving).catch(() => {}))
    return small
  }

  async remove(sha256: string): Promise<void> {
    await this.places.store.remove(keyOf(sha256))
    await this.places.store.remove(thumbnailKey(sha256))
  }

  /**
   * Removes what a node that was killed had begun to take in.
   * @param before nobody writes any more to what has not changed since
   * @returns how many
   */
  async sweepArrivals(before: Date): Promise<number> {
    let swept = 0
    for (const name of await readdir(this.places.arrivals).catch(() => [])) {
      const file = path.join(this.places.arrivals, name)
      const found = await stat(file).catch(() => undefined)
      if (!found || found.mtime >= before) continue
      await unlink(file).catch(() => {})
      swept += 1
    }
    return swept
  }

  private async arrival(): Promise<string> {
    await mkdir(this.places.arrivals, { recursive: true })
    return path.join(this.places.arrivals, randomUUID())
  }
}
