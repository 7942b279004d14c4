import { Readable } from 'node:stream'
import type { FileUpload } from 'graphql-upload-minimal'
import { pictures } from '../files/pictures.js'
import type { StoredFileRow } from '../files/stored-file.store.js'
import type { DemoAccount } from './demo-accounts.js'
import { idAt } from './demo-ids.js'
import { bytea } from './demo-insert.js'

/** A framed sheet with a seal, without a word: enough to be looked at in place. */
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="594">
  <rect width="840" height="594" fill="#fdf8ec"/>
  <rect x="24" y="24" width="792" height="546" fill="none" stroke="#b08d3c" stroke-width="10"/>
  ${[150, 210, 270, 330, 390].map((y) => `<rect x="120" y="${y}" width="600" height="14" fill="#d8cdb4"/>`).join('')}
  <circle cx="640" cy="460" r="70" fill="none" stroke="#c0392b" stroke-width="8"/>
  <path d="M640 420l12 28h30l-24 18 9 30-27-18-27 18 9-30-24-18h30z" fill="#c0392b"/>
</svg>`

/** The one picture that stands for every scan of the demo world, as somebody would upload it. */
export async function scanUpload(): Promise<FileUpload> {
  const sharp = await pictures()
  const png = await sharp(Buffer.from(picture)).png().toBuffer()
  return {
    filename: 'scan.png',
    fieldName: 'file',
    mimetype: 'image/png',
    encoding: '7bit',
    createReadStream: () => Readable.from([png]),
  } as FileUpload
}

/** A row of `stored_file` for one more upload of those bytes. */
export function uploadRow(scan: StoredFileRow, by: DemoAccount, name: string, at: Date) {
  return {
    id: idAt(at, `file:${by.id}:${name}`),
    sha256: bytea(Buffer.from(scan.sha256, 'hex')),
    mime_type: scan.mimeType,
    bytes: scan.bytes,
    name,
    uploaded_by: by.id,
    created_at: at,
  }
}
