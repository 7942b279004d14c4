import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { DomainError, ErrorCode } from '../errors.js'
import type { FileVault } from './file-vault.js'
import type { StoredFileRow } from './stored-file.store.js'

/** Looked at in place, saved, or a small picture of it for a list. */
export type FileForm = 'inline' | 'attachment' | 'thumbnail'

/**
 * Nothing in the file may act: no script, no request, no form; only our own pages may frame it. A PDF goes without
 * `sandbox` and with `object-src`, because Chromium refuses to show a sandboxed one in place; its viewer is apart anyway.
 */
const policyOf = (mimeType: string): string =>
  mimeType === 'application/pdf'
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"

/** RFC 8187: the name in UTF-8 for all who read that, and a harmless one for the rest. */
export function disposition(name: string, how: 'inline' | 'attachment' = 'inline'): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="file${/\.\w+$/.exec(name)?.[0] ?? ''}"; filename*=UTF-8''${encoded}`
}

/**
 * The bytes; parts of them where the browser asks for a range.
 * @throws BytesMissing before anything is sent
 */
export async function sendFile(res: Response, vault: FileVault, file: StoredFileRow, how: 'inline' | 'attachment') {
  const asked = res.req.range(file.bytes, { combine: true })
  if (asked === -1) return void res.status(416).set('Content-Range', `bytes */${file.bytes}`).end()
  // Several ranges would need a multipart answer; nobody who looks at a scan asks for that, and the whole is right as well.
  const range = Array.isArray(asked) && asked.type === 'bytes' && asked.length === 1 ? asked[0] : undefined
  const bytes = await vault.read(file.sha256, range)
  res.set({
    ...headers(file.mimeType),
    'Content-Disposition': disposition(file.name, how),
    'Accept-Ranges': 'bytes',
    'Content-Length': String(range ? range.end - range.start + 1 : file.bytes),
  })
  if (range) res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`)
  if (res.req.method === 'HEAD') return void (bytes.destroy(), res.end())
  // A reader who leaves halfway is no error of ours.
  await pipeline(bytes, res).catch(() => res.destroy())
}

/** @throws BytesMissing before anything is sent */
export async function sendThumbnail(res: Response, vault: FileVault, file: StoredFileRow) {
  const small = await vault.thumbnail(file.sha256)
  res.set(headers('image/jpeg')).send(small)
}

const headers = (mimeType: string) => ({
  'Content-Type': mimeType,
  'Content-Security-Policy': policyOf(mimeType),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Cache-Control': 'private, no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
})

const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  LIST_TOO_LONG: 400,
}

/** The refusal in the shape GraphQL clients read. */
export function sendRefusal(res: Response, { code, message, hint }: DomainError): void {
  res.status(statusOf[code] ?? 403).set('Cache-Control', 'private, no-store')
  res.json({ errors: [{ message, extensions: { code, ...hint } }] })
}
