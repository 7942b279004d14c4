/** What may be stored, by content, with the extension it is served under. */
export const extensionOf = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const

export type StoredMimeType = keyof typeof extensionOf

export const isStoredType = (mimeType: string | undefined): mimeType is StoredMimeType =>
  mimeType !== undefined && Object.hasOwn(extensionOf, mimeType)

/** Word and Excel files, which no browser shows: they are only ever saved. */
export const isOffice = (mimeType: string): boolean => mimeType.startsWith('application/vnd.openxmlformats-officedocument.')

/** What a feature takes in. */
export interface Intake {
  types: readonly StoredMimeType[]
  /** The types as a refusal names them. */
  named: string
  /** Of one file, at most. */
  bytes: number
}

/** Evidence and certificates. Source: form_fields.json, attachments. */
export const scans: Intake = {
  types: ['application/pdf', 'image/jpeg', 'image/png'],
  named: 'PDF, JPEG, PNG',
  bytes: 10 * 1024 * 1024,
}

/** What an office publishes: forms to fill in besides scans. */
export const documents: Intake = {
  types: Object.keys(extensionOf) as StoredMimeType[],
  named: 'PDF, JPEG, PNG, DOCX, XLSX',
  bytes: 20 * 1024 * 1024,
}
