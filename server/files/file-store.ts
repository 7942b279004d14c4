import type { Readable } from 'node:stream'

/** The first and the last byte of a part, both counted from 0 and included. */
export interface ByteRange {
  start: number
  end: number
}

export interface StoredBytes {
  key: string
  /** When they were put there. */
  at: Date
}

/** The bytes that a row speaks of are not in the store. */
export class BytesMissing extends Error {}

/**
 * Where stored bytes lie: a directory or an S3-compatible bucket, the same to all who use it. A key is
 * `ab/cdef…`, the SHA-256 of the bytes, with a suffix for what is made from them.
 */
export interface FileStore {
  /** Takes a local file, which may be gone afterwards; equal bytes replace themselves. All of it is there, or nothing. */
  put(key: string, path: string): Promise<void>
  /** @throws BytesMissing before anything is read */
  read(key: string, range?: ByteRange): Promise<Readable>
  /** Nothing happens when they are not there. */
  remove(key: string): Promise<void>
  /** Everything, in the order of the first two letters of the keys. */
  list(): AsyncIterable<StoredBytes>
}

export const keyOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2)}`

/** The two first letters of all keys. */
export const folders: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
