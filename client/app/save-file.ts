/** Saves what a data URL holds under a name. A blob, since some browsers refuse to open data URLs. */
export function saveDataUrl(url: string, name: string) {
  const [head = '', content = ''] = url.split(',')
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  saveBlob(new Blob([bytes], { type: head.replace(/^data:|;base64$/g, '') }), name)
}

export function saveText(text: string, type: string, name: string) {
  saveBlob(new Blob([text], { type }), name)
}

function saveBlob(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the blob, and takes the name, after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
