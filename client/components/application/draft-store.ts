import type { SectionContent } from './section-content.js'

/** What was typed and not yet saved, with the revision it was typed on. */
export interface StoredDraft extends SectionContent {
  revision: number
}

/** Kept per tab until the server has it: a lost network or a reload loses nothing, and the next person on this PC finds nothing. */
export interface DraftStore {
  read(): StoredDraft | undefined
  write(draft: StoredDraft): void
  clear(): void
}

export function draftStore(applicationId: string, sectionKey: string, storage: Storage = sessionStorage): DraftStore {
  const key = `draft:${applicationId}:${sectionKey}`
  return {
    read() {
      const text = storage.getItem(key)
      return text ? (JSON.parse(text) as StoredDraft) : undefined
    },
    write(draft) {
      // A full or forbidden storage must not stop the typing; saving to the server goes on.
      try {
        storage.setItem(key, JSON.stringify(draft))
      } catch {
        return
      }
    },
    clear: () => storage.removeItem(key),
  }
}
