import { markRaw, reactive } from 'vue'
import { plainRefusal, type Refusal } from '../../app/refusal.js'
import type { SectionPartsFragment } from '../../generated/graphql.js'
import type { Answer } from '../review/answer.js'
import { refusedFile } from './evidence-limits.js'

export interface Upload {
  id: number
  label: string
  /** The row it is to prove; left out: the section as a whole. */
  rowId?: string
  file: File
  /** 0 to 1, of the bytes that have left. */
  progress: number
  refusal?: Refusal
  /** Ends its way; a new one each time it is sent. */
  stop: AbortController
}

/** What a file is to prove. */
export interface EvidencePlace {
  label: string
  rowId?: string
}

/** What an upload needs: `send` puts one file on its way and reports its progress; `done` takes the section it came into. */
export interface UploadPorts {
  send(
    file: File,
    to: EvidencePlace,
    onProgress: (share: number) => void,
    stop: AbortSignal,
  ): Promise<Answer<SectionPartsFragment>>
  done(section: SectionPartsFragment): void
}

/** Files on their way into one section, one after the other: a slow line carries one whole file sooner than five halves. */
export function evidenceUploads({ send, done }: UploadPorts) {
  const waiting = reactive<Upload[]>([])
  let queue = Promise.resolve()
  let last = 0

  function add({ label, rowId }: EvidencePlace, files: readonly File[]) {
    for (const file of files) {
      waiting.push({ id: ++last, label, rowId, file, progress: 0, stop: markRaw(new AbortController()) })
      // Taken back from the list, so that later changes to it are seen.
      const upload = waiting[waiting.length - 1]
      const refused = refusedFile(file)
      if (upload && refused) upload.refusal = plainRefusal(refused, 'correctField')
      else if (upload) queue = queue.then(() => carry(upload))
    }
  }

  async function carry(upload: Upload) {
    const { signal } = upload.stop
    if (signal.aborted) return
    upload.refusal = undefined
    const answer = await send(
      upload.file,
      { label: upload.label, rowId: upload.rowId },
      (share) => (upload.progress = share),
      signal,
    )
    // What had arrived before it was stopped has arrived: the section says so.
    if (signal.aborted && 'refusal' in answer) return
    if ('refusal' in answer) return void (upload.refusal = answer.refusal)
    dismiss(upload)
    done(answer.value)
  }

  function retry(upload: Upload) {
    upload.progress = 0
    upload.stop = markRaw(new AbortController())
    queue = queue.then(() => carry(upload))
  }

  /** Takes it from the list; one on its way is stopped. */
  function dismiss(upload: Upload) {
    upload.stop.abort()
    const at = waiting.indexOf(upload)
    if (at >= 0) waiting.splice(at, 1)
  }

  return { waiting, add, retry, dismiss }
}

export type EvidenceUploads = ReturnType<typeof evidenceUploads>
