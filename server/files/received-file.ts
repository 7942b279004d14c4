import { createHash } from 'node:crypto'
import { open, stat, unlink, type FileHandle } from 'node:fs/promises'
import type { FileUpload } from 'graphql-upload-minimal'
import { DomainError } from '../errors.js'
import { scans } from './file-intake.js'

/** Bytes of one file, unless a feature takes larger ones. */
export const largestFile = scans.bytes

/** An upload whose bytes lie in a temporary file, checked and, where it is an image, made anew. */
export interface ReceivedFile {
  path: string
  name: string
  mimeType: string
  bytes: number
  /** Hex. */
  sha256: string
}

/** How much a feature still takes; says by an error of its own when that is not enough. */
export interface Room {
  /** @throws DomainError when so many bytes are too many */
  take(bytes: number): void
}

/** Where it stood when the sender or the network gave up. */
const aborted = () =>
  new DomainError('INVALID_INPUT', { cure: 'retryLater', who: 'YOU', fields: [{ field: 'file', code: 'UPLOAD_ABORTED' }] })
const tooLarge = (bytes: number) => new DomainError('FILE_TOO_LARGE', { cure: 'correctField', who: 'YOU', params: { bytes } })

/**
 * Writes the upload to `path`; whatever goes wrong, nothing is left there.
 * @returns the name the sender gave it
 * @param room asked with every piece, so that what does not fit is not taken in to its end
 * @param most bytes
 * @throws DomainError FILE_TOO_LARGE, FILE_EMPTY, INVALID_INPUT when it is missing or breaks off, and what `room` says
 */
export async function writeUpload(upload: Promise<FileUpload>, path: string, room?: Room, most = largestFile): Promise<string> {
  const { filename, createReadStream } = await upload.catch(() => {
    throw new DomainError('INVALID_INPUT', { cure: 'correctField', who: 'YOU', fields: [{ field: 'file', code: 'REQUIRED' }] })
  })
  const file = await open(path, 'wx', 0o600)
  try {
    const bytes = await writeTo(file, createReadStream, most, room)
    if (bytes === 0) throw new DomainError('FILE_EMPTY', { cure: 'correctField', who: 'YOU' })
  } catch (error) {
    await file.close()
    await unlink(path)
    throw error
  }
  await file.close()
  return filename
}

async function writeTo(
  file: FileHandle,
  createReadStream: FileUpload['createReadStream'],
  most: number,
  room?: Room,
): Promise<number> {
  let bytes = 0
  let stream: ReturnType<typeof createReadStream> & { truncated?: boolean }
  try {
    stream = createReadStream()
    for await (const chunk of stream) {
      bytes += (chunk as Buffer).length
      if (bytes > most) throw tooLarge(most)
      room?.take(bytes)
      await file.writeFile(chunk as Buffer)
    }
  } catch (error) {
    if (error instanceof DomainError) throw error
    // The parser saw its limit before anybody read.
    throw (error as { status?: number }).status === 413 ? tooLarge(most) : aborted()
  }
  // The parser cuts a file at its limit and lets it pass as whole.
  if (stream.truncated) throw tooLarge(most)
  return bytes
}

/** @returns size and hash of what lies at `path` */
export async function measure(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const file = await open(path)
  for await (const chunk of file.createReadStream()) hash.update(chunk as Buffer)
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') }
}
