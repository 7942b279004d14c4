/** Said before a file is picked and checked before it travels; the server checks again, by content. Source: form_fields.json, attachments. */
export const evidenceLimits = { bytes: 10 * 1024 * 1024, total: 300 * 1024 * 1024, accept: '.pdf,.jpg,.jpeg,.png' } as const

/** What is wrong with a picked file, as an error code; undefined when it may travel. `accept` as of an input: extensions; `most` in bytes. */
export function refusedFile(
  file: { name: string; size: number },
  accept: string = evidenceLimits.accept,
  most: number = evidenceLimits.bytes,
): 'FILE_EMPTY' | 'FILE_TOO_LARGE' | 'FILE_TYPE_REFUSED' | 'SPREADSHEET_UNREADABLE' | undefined {
  if (!accept.split(',').some((extension) => file.name.toLowerCase().endsWith(extension)))
    return accept === '.xlsx' ? 'SPREADSHEET_UNREADABLE' : 'FILE_TYPE_REFUSED'
  if (file.size === 0) return 'FILE_EMPTY'
  return file.size > most ? 'FILE_TOO_LARGE' : undefined
}

/** 1536 → "1.5 KB" */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
