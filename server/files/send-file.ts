import type { Response } from 'express'
import type { DomainError, ErrorCode } from '../errors.js'
import type { FileVault } from './file-vault.js'
import type { StoredFileRow } from './stored-file.store.js'

/**
 * Nothing in the file may act: no script, no request, no form; only our own pages may frame it. A PDF goes without
 * `sandbox` and with `object-src`, because Chromium refuses to show a sandboxed one in place; its viewer is apart anyway.
 */
const policyOf = (mimeType: string): string =>
  mimeType === 'application/pdf'
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"

/** RFC 8187: the name in UTF-8 for all who read that, and a harmless one for the rest. */
export function disposition(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `inline; filename="file${/\.\w+$/.exec(name)?.[0] ?? ''}"; filename*=UTF-8''${encoded}`
}

/** The bytes, viewable in place; parts of it where the browser asks for a range. */
export function sendFile(res: Response, vault: FileVault, file: StoredFileRow): Promise<void> {
  res.set({
    'Content-Type': file.mimeType,
    'Content-Disposition': disposition(file.name),
    'Content-Security-Policy': policyOf(file.mimeType),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': 'private, no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  return new Promise((resolve, reject) => {
    res.sendFile(
      vault.placeOf(file.sha256),
      { root: vault.root, cacheControl: false, lastModified: false, etag: false },
      (error) =>
        // A reader who leaves halfway is no error of ours.
        error && !res.headersSent ? reject(error) : resolve(),
    )
  })
}

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
