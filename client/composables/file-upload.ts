/**
 * The transport of one urql operation, for uploads: like fetch, but it reports what has left, which fetch cannot.
 * `onProgress` gets the share of bytes sent, 0 to 1.
 * @throws TypeError when no answer comes, as fetch does
 */
export function transportWithProgress(onProgress: (share: number) => void): typeof fetch {
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
      init.signal?.addEventListener('abort', () => request.abort())
      request.send(init.body as XMLHttpRequestBodyInit)
    })
}
