import { open, readFile, rename, unlink } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { DomainError } from '../errors.js'
import { isOffice, isStoredType, type Intake, type StoredMimeType } from './file-intake.js'
import { pictures } from './pictures.js'

/** An A4 page at 600 dpi has 35 million pixels; a picture that claims many more is made to eat memory. */
export const mostPixels = 50_000_000

/** The end record of a ZIP archive with the longest comment. */
const longestZipEnd = 22 + 65_535

const refused = (intake: Intake, reason: string) =>
  new DomainError('FILE_TYPE_REFUSED', { cure: 'correctField', who: 'YOU', params: { accepted: intake.named, reason } })

/**
 * Looks at the bytes, not at the name. An image is decoded and written anew, so that hidden contents, EXIF with the place
 * it was taken, and whatever only looks like a picture are gone; a PDF has to begin and end as one, and so has an Office
 * document, which carries no macros.
 * @throws DomainError FILE_TYPE_REFUSED with params.reason UNKNOWN_TYPE, DAMAGED, TOO_MANY_PIXELS or MACROS
 */
export async function checkContent(path: string, intake: Intake): Promise<StoredMimeType> {
  const mimeType: string | undefined = (await fileTypeFromFile(path))?.mime
  if (!isStoredType(mimeType) || !intake.types.includes(mimeType)) throw refused(intake, 'UNKNOWN_TYPE')
  if (mimeType === 'image/jpeg' || mimeType === 'image/png') await encodeAnew(path, mimeType, intake)
  else if (isOffice(mimeType)) await checkOffice(path, intake)
  else if (!(await isWholePdf(path))) throw refused(intake, 'DAMAGED')
  return mimeType
}

/** The archive ends where it says, so that nothing hangs on behind; names of its parts are not compressed. */
async function checkOffice(path: string, intake: Intake): Promise<void> {
  const bytes = await readFile(path)
  if (!endsAsZip(bytes.subarray(-longestZipEnd))) throw refused(intake, 'DAMAGED')
  if (bytes.includes('vbaProject')) throw refused(intake, 'MACROS')
}

async function encodeAnew(path: string, mimeType: 'image/jpeg' | 'image/png', intake: Intake): Promise<void> {
  const fresh = `${path}.new`
  const sharp = await pictures()
  try {
    const picture = sharp(path, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
    await (mimeType === 'image/jpeg' ? picture.jpeg({ quality: 90 }) : picture.png()).toFile(fresh)
  } catch (error) {
    await unlink(fresh).catch(() => {})
    throw refused(intake, String(error).includes('pixel limit') ? 'TOO_MANY_PIXELS' : 'DAMAGED')
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
