import { extensionOf, type StoredMimeType } from './file-intake.js'

const longestName = 150
const unnamed = '未命名'

/**
 * A name fit to be shown and saved: no folders, no control characters and no marks that turn the direction of writing
 * (`fdp.exe` reads as `exe.pdf` behind one), at most 150 characters, and the extension of what the file really is.
 */
export function fileName(given: string, mimeType: StoredMimeType): string {
  const extension = extensionOf[mimeType]
  const plain = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(
    /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    '',
  )
  const known = mimeType === 'image/jpeg' ? /\.jpe?g$/i : new RegExp(`\\.${extension}$`, 'i')
  const stem = plain.replace(known, '').trim()
  return `${[...stem].slice(0, longestName).join('') || unnamed}.${extension}`
}
