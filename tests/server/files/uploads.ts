import { Readable } from 'node:stream'
import type { FileUpload } from 'graphql-upload-minimal'
import sharp from 'sharp'

/** An upload as the parser hands it over; `truncated` is what it says of a file it has cut. */
export function upload(name: string, bytes: Buffer | Readable, truncated = false): Promise<FileUpload> {
  const stream = Object.assign(bytes instanceof Readable ? bytes : Readable.from(chunked(bytes)), { truncated })
  const createReadStream = () => stream as unknown as ReturnType<FileUpload['createReadStream']>
  return Promise.resolve({ filename: name, fieldName: 'file', mimetype: 'application/pdf', encoding: '7bit', createReadStream })
}

function* chunked(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

/** A PDF of exactly so many bytes. */
export function pdf(bytes = 200, word = 'evidence'): Buffer {
  const head = `%PDF-1.4\n% ${word}\n`
  const tail = '\ntrailer<</Size 1>>\n%%EOF\n'
  return Buffer.concat([Buffer.from(head), Buffer.alloc(bytes - head.length - tail.length, 0x20), Buffer.from(tail)])
}

export const picture = (format: 'png' | 'jpeg', shade = 200): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 240, b: 230 } } })
    .withExif({ IFD3: { GPSLatitude: '39/1 28/1 0/1' } })
    .toFormat(format)
    .toBuffer()
