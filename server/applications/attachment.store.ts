import type { Queryable, Transaction } from '../database/database.js'
import type { StoredFileRow } from '../files/stored-file.store.js'

/** A file that proves a section, or one row of it. */
export interface AttachmentRow {
  id: string
  applicationId: string
  sectionKey: string
  /** One of the section's kinds of evidence. */
  label: string
  /** The row of a repeating section it proves; null: the section as a whole. */
  rowId: string | null
  createdAt: Date
  file: StoredFileRow
}

/** The select list of an `AttachmentRow` from `attachment a join stored_file f`. */
export const attachmentColumns = `a.id, a.application_id as "applicationId", a.section_key as "sectionKey", a.label, a.row_id as "rowId",
  a.created_at as "createdAt",
  jsonb_build_object('id', f.id, 'name', f.name, 'mimeType', f.mime_type, 'bytes', f.bytes, 'sha256', encode(f.sha256, 'hex')) as file`

/** In the order they were attached. */
export async function attachmentsOf(q: Queryable, applicationIds: readonly string[]): Promise<AttachmentRow[]> {
  return q.query<AttachmentRow & object>(
    `select ${attachmentColumns} from attachment a join stored_file f on f.id = a.file_id where a.application_id = any ($1) order by a.id`,
    [applicationIds],
  )
}

export async function attachmentById(q: Queryable, id: string): Promise<AttachmentRow | undefined> {
  const [row] = await q.query<AttachmentRow & object>(
    `select ${attachmentColumns} from attachment a join stored_file f on f.id = a.file_id where a.id = $1`,
    [id],
  )
  return row
}

export async function insertAttachment(
  tx: Transaction,
  attachment: Pick<AttachmentRow, 'applicationId' | 'sectionKey' | 'label' | 'rowId'> & { fileId: string },
): Promise<void> {
  const { applicationId, sectionKey, label, rowId, fileId } = attachment
  await tx.query('insert into attachment (application_id, section_key, label, row_id, file_id) values ($1, $2, $3, $4, $5)', [
    applicationId,
    sectionKey,
    label,
    rowId,
    fileId,
  ])
}

export async function deleteAttachments(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query('delete from attachment where id = any ($1)', [ids])
}
