import type { SectionContent } from './section-content.js'

/** What was typed and not yet saved, with the revision it was typed on. */
export interface StoredDraft extends SectionContent {
  revision: number
}

/**
 * Kept until the server has it: a lost network, an ended session or a killed tab loses nothing. Each tab writes its own,
 * so that none overwrites another; whoever opens the section next, under the same account, takes the newest up.
 */
export interface DraftStore {
  read(): StoredDraft | undefined
  write(draft: StoredDraft): void
  clear(): void
}

interface Kept extends StoredDraft {
  /** Milliseconds since 1970. */
  at: number
}

const prefix = 'draft:'
/** Nobody comes back to a draft of an earlier filing; on a shared PC nothing should lie about for long. */
const keptFor = 14 * 24 * 60 * 60_000
const thisTab = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`

export function draftStore(
  accountId: string,
  applicationId: string,
  sectionKey: string,
  { storage = localStorage, tab = thisTab }: { storage?: Storage; tab?: string } = {},
): DraftStore {
  const place = `${prefix}${accountId}:${applicationId}:${sectionKey}:`
  const own = `${place}${tab}`
  let taken: string | undefined
  const release = () => {
    if (taken && taken !== own) storage.removeItem(taken)
    taken = undefined
  }
  return {
    read() {
      removeOld(storage)
      const [newest] = keysOf(storage, place)
        .flatMap((key) => (kept(storage, key) ? [{ key, draft: kept(storage, key)! }] : []))
        .sort((a, b) => b.draft.at - a.draft.at)
      taken = newest?.key
      return newest?.draft
    },
    write(draft) {
      // A full or forbidden storage must not stop the typing; saving to the server goes on.
      try {
        storage.setItem(own, JSON.stringify({ ...draft, at: Date.now() } satisfies Kept))
        release()
      } catch {
        return
      }
    },
    clear() {
      storage.removeItem(own)
      release()
    },
  }
}

/** Who logs out leaves nothing of theirs on this PC. */
export function forgetDrafts(accountId: string, storage: Storage = localStorage): void {
  for (const key of keysOf(storage, `${prefix}${accountId}:`)) storage.removeItem(key)
}

const keysOf = (storage: Storage, start: string): string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) => key.startsWith(start))

function kept(storage: Storage, key: string): Kept | undefined {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function removeOld(storage: Storage): void {
  for (const key of keysOf(storage, prefix)) if ((kept(storage, key)?.at ?? 0) < Date.now() - keptFor) storage.removeItem(key)
}
