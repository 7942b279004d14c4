import { open, rename, unlink } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { DomainError } from '../errors.js'

/** What may be stored, by content, with the extension it is served under. */
export const extensionOf = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const

export type StoredMimeType = keyof typeof extensionOf

/** An A4 page at 600 dpi has 35 million pixels; a picture that claims many more is made to eat memory. */
export const mostPixels = 50_000_000

/** The end record of a ZIP archive with the longest comment. */
const longestZipEnd = 22 + 65_535

const refused = (reason: string) =>
  new DomainError('FILE_TYPE_REFUSED', { cure: 'correctField', who: 'YOU', params: { accepted: 'PDF, JPEG, PNG', reason } })

/**
 * Looks at the bytes, not at the name. An image is decoded and written anew, so that hidden contents, EXIF with the place
 * it was taken, and whatever only looks like a picture are gone; a PDF has to begin and end as one.
 * @throws DomainError FILE_TYPE_REFUSED with params.reason UNKNOWN_TYPE, DAMAGED or TOO_MANY_PIXELS
 */
export async function checkContent(path: string): Promise<StoredMimeType> {
  const found = await fileTypeFromFile(path)
  const mimeType = found?.mime
  if (mimeType === 'application/pdf') {
    if (!(await isWholePdf(path))) throw refused('DAMAGED')
    return mimeType
  }
  if (mimeType !== 'image/jpeg' && mimeType !== 'image/png') throw refused('UNKNOWN_TYPE')
  await encodeAnew(path, mimeType)
  return mimeType
}

async function encodeAnew(path: string, mimeType: 'image/jpeg' | 'image/png'): Promise<void> {
  const fresh = `${path}.new`
  try {
    const picture = sharp(path, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
    await (mimeType === 'image/jpeg' ? picture.jpeg({ quality: 90 }) : picture.png()).toFile(fresh)
  } catch (error) {
    await unlink(fresh).catch(() => {})
    throw refused(String(error).includes('pixel limit') ? 'TOO_MANY_PIXELS' : 'DAMAGED')
  }
  await rename(fresh, path)
}

/** `%PDF-` at the very start and `%%EOF` within the last kilobyte, and no archive that is read from its end. */
async function isWholePdf(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(5)
    const tail = Buffer.alloc(Math.min(size, longestZipEnd))
    await file.read(head, 0, head.length, 0)
    await file.read(tail, 0, tail.length, size - tail.length)
    const ends = tail.subarray(-1024).toString('latin1').includes('%%EOF')
    return head.toString('latin1') === '%PDF-' && ends && !endsAsZip(tail)
  } finally {
    await file.close()
  }
}

/** A ZIP reader looks for this record from the end, whatever the file begins with. */
function endsAsZip(tail: Buffer): boolean {
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length
}
