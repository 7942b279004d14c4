import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { BytesMissing, folders, type ByteRange, type FileStore, type StoredBytes } from './file-store.js'

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Stored bytes in a directory of this machine, or one that all nodes have mounted. */
export class FileDirectory implements FileStore {
  constructor(private readonly root: string) {}

  async put(key: string, from: string): Promise<void> {
    const place = path.join(this.root, key)
    await mkdir(path.dirname(place), { recursive: true })
    // On the disk before its name is: a power cut leaves all of it or nothing.
    const file = await open(from, 'r+')
    await file.datasync().finally(() => file.close())
    await rename(from, place)
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(path.join(this.root, key)).catch((error: unknown) => {
      throw isMissing(error) ? new BytesMissing(key) : error
    })
    return file.createReadStream(range)
  }

  async remove(key: string): Promise<void> {
    await unlink(path.join(this.root, key)).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
  }

  async *list(): AsyncGenerator<StoredBytes> {
    for (const folder of folders) {
      const names = await readdir(path.join(this.root, folder)).catch((error: unknown) => {
        if (!isMissing(error)) throw error
      })
      for (const name of names ?? []) {
        const found = await stat(path.join(this.root, folder, name)).catch(() => undefined)
        if (found?.isFile()) yield { key: `${folder}/${name}`, at: found.mtime }
      }
    }
  }
}
