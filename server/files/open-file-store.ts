import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { FileBucket } from './file-bucket.js'
import { FileDirectory } from './file-directory.js'
import type { FileStore } from './file-store.js'

/** A store, and the local directory where uploads lie until they have been checked. */
export interface FilePlaces {
  store: FileStore
  arrivals: string
}

/**
 * @param setting FILE_STORE: `s3://…` or `file:///…`; without it the files lie in the data directory. What arrives for a
 *   directory arrives inside it, so that a rename takes it to its place.
 */
export function openFileStore(setting: string | undefined, dataDir: string): FilePlaces {
  const own = path.join(dataDir, 'files')
  const url = setting === undefined ? undefined : new URL(setting)
  if (url?.protocol === 's3:') return { store: new FileBucket(url), arrivals: path.join(own, 'arriving') }
  const root = url ? fileURLToPath(url) : own
  return { store: new FileDirectory(root), arrivals: path.join(root, 'arriving') }
}
