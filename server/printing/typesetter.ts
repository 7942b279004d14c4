import path from 'node:path'
import { Worker } from 'node:worker_threads'

interface Waiting {
  resolve: (pdf: Uint8Array) => void
  reject: (error: Error) => void
}

type Answer = { id: number; pdf: Uint8Array } | { id: number; failure: string }

const here = import.meta.dirname
/** Fonts and caches take some 100 MB: given back when nobody has printed for so long. */
const idleMs = 120_000

/** Sets sheets as PDF with the Chinese fonts embedded, in a thread of its own. */
export class Typesetter {
  private worker: Worker | undefined
  private readonly waiting = new Map<number, Waiting>()
  private last = 0
  private idle: NodeJS.Timeout | undefined

  /**
   * @param template absolute path of a .typ
   * @param inputs what the template finds in `sys.inputs`, each as JSON
   * @returns a PDF 1.7; the same inputs give the same bytes
   */
  set(template: string, inputs: Record<string, unknown>): Promise<Uint8Array> {
    clearTimeout(this.idle)
    this.worker ??= this.start()
    const { worker } = this
    return new Promise((resolve, reject) => {
      const id = ++this.last
      this.waiting.set(id, { resolve, reject })
      worker.ref()
      const json = Object.entries(inputs).map(([name, value]) => [name, JSON.stringify(value)])
      worker.postMessage({ id, template, inputs: Object.fromEntries(json) })
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.idle)
    const { worker } = this
    this.worker = undefined
    await worker?.terminate()
  }

  private start(): Worker {
    // The extension this file has itself: compiled, or as written in tests.
    const file = path.join(here, `typesetter-worker${path.extname(import.meta.filename)}`)
    const worker = new Worker(file)
    worker.on('message', (answer: Answer) => {
      const found = this.waiting.get(answer.id)
      this.waiting.delete(answer.id)
      if ('pdf' in answer) found?.resolve(answer.pdf)
      else found?.reject(new Error(`the sheet was not set: ${answer.failure}`))
      if (this.waiting.size === 0) this.rest()
    })
    worker.on('error', (error) => this.broken(worker, error as Error))
    worker.on('exit', () => this.broken(worker, new Error('the typesetter has ended')))
    return worker
  }

  private rest(): void {
    this.worker?.unref()
    this.idle = setTimeout(() => void this.close(), idleMs).unref()
  }

  private broken(worker: Worker, error: Error): void {
    if (this.worker === worker) this.worker = undefined
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
