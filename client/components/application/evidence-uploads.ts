import { reactive } from 'vue'
import { plainRefusal, type Refusal } from '../../app/refusal.js'
import type { SectionPartsFragment } from '../../generated/graphql.js'
import type { Answer } from '../review/answer.js'
import { refusedFile } from './evidence-limits.js'

export interface Upload {
  id: number
  label: string
  file: File
  /** 0 to 1, of the bytes that have left. */
  progress: number
  refusal?: Refusal
}

/** What an upload needs: `send` puts one file on its way and reports its progress; `done` takes the section it came into. */
export interface UploadPorts {
  send(file: File, label: string, onProgress: (share: number) => void): Promise<Answer<SectionPartsFragment>>
  done(section: SectionPartsFragment): void
}

/** Files on their way into one section, one after the other: a slow line carries one whole file sooner than five halves. */
export function evidenceUploads({ send, done }: UploadPorts) {
  const waiting = reactive<Upload[]>([])
  let queue = Promise.resolve()
  let last = 0

  function add(label: string, files: readonly File[]) {
    for (const file of files) {
      waiting.push({ id: ++last, label, file, progress: 0 })
      // Taken back from the list, so that later changes to it are seen.
      const upload = waiting[waiting.length - 1]
      const refused = refusedFile(file)
      if (upload && refused) upload.refusal = plainRefusal(refused, 'correctField')
      else if (upload) queue = queue.then(() => carry(upload))
    }
  }

  async function carry(upload: Upload) {
    upload.refusal = undefined
    const answer = await send(upload.file, upload.label, (share) => (upload.progress = share))
    if ('refusal' in answer) return void (upload.refusal = answer.refusal)
    dismiss(upload)
    done(answer.value)
  }

  function retry(upload: Upload) {
    upload.progress = 0
    queue = queue.then(() => carry(upload))
  }

  function dismiss(upload: Upload) {
    waiting.splice(waiting.indexOf(upload), 1)
  }

  return { waiting, add, retry, dismiss }
}

export type EvidenceUploads = ReturnType<typeof evidenceUploads>
