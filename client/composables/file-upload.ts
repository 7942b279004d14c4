import type { CombinedError, OperationContext } from '@urql/core'
import { reactive } from 'vue'

/**
 * The transport of one urql operation, for uploads: like fetch, but it reports what has left, which fetch cannot.
 * `onProgress` gets the share of bytes sent, 0 to 1; `stop` ends it.
 * @throws TypeError when no answer comes, as fetch does
 */
export function transportWithProgress(onProgress: (share: number) => void, stop?: AbortSignal): typeof fetch {
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(init.method ?? 'GET', input instanceof Request ? input.url : String(input))
      new Headers(init.headers).forEach((value, name) => request.setRequestHeader(name, value))
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
      request.onerror = () => reject(new TypeError('the network gave no answer'))
      request.onabort = () => reject(new DOMException('the upload was stopped', 'AbortError'))
      request.onload = () =>
        resolve(
          new Response(request.responseText, {
            status: request.status,
            headers: { 'content-type': request.getResponseHeader('content-type') ?? 'application/json' },
          }),
        )
      for (const signal of [init.signal, stop]) signal?.addEventListener('abort', () => request.abort())
      request.send(init.body as XMLHttpRequestBodyInit)
    })
}

interface Upload<Data, Variables> {
  executeMutation: (
    variables: Variables,
    context?: Partial<OperationContext>,
  ) => PromiseLike<{ data?: Data; error?: CombinedError }>
}

/** What a screen shows of one file on its way. */
export interface FileOnItsWay {
  /** 0 to 1, of the bytes that have left. */
  progress: number
  /** The network gave no answer: sending it once more may help. */
  lost: boolean
  cancel(): void
}

/** A mutation that carries one file at a time, to be run by `useAct`; one that was cancelled is neither done nor refused. */
export function useFileUpload<Data, Variables>(mutation: Upload<Data, Variables>) {
  let stop = new AbortController()
  const way = reactive<FileOnItsWay>({ progress: 0, lost: false, cancel: () => stop.abort() })

  async function executeMutation(variables: Variables): Promise<{ data?: Data; error?: CombinedError }> {
    stop = new AbortController()
    Object.assign(way, { progress: 0, lost: false })
    const fetch = transportWithProgress((share) => (way.progress = share), stop.signal)
    const result = await mutation.executeMutation(variables, { fetch })
    if (stop.signal.aborted && result.error) return {}
    way.lost = Boolean(result.error?.networkError)
    return result
  }

  return { executeMutation, way }
}
