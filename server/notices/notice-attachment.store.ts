import type { Database, Queryable, Transaction } from '../database/database.js'

export interface NoticeAttachmentRow {
  id: string
  /** Null while it waits to be published. */
  noticeId: string | null
  label: string | null
  fileId: string
}

const columns = `id, notice_id as "noticeId", label, file_id as "fileId"`

/** In the order they were published in. */
export const attachmentsOf = (q: Queryable, noticeIds: readonly string[]) =>
  q.query<NoticeAttachmentRow & object>(
    `select ${columns} from notice_attachment where notice_id = any ($1) order by notice_id, place`,
    [noticeIds],
  )

/** What the account has uploaded and not published, oldest first. */
export const waitingOf = (q: Queryable, accountId: string) =>
  q.query<NoticeAttachmentRow & object>(
    `select ${columns} from notice_attachment where added_by = $1 and notice_id is null order by id`,
    [accountId],
  )

/** Two uploads of one account take their turn. */
export const lockUploader = (tx: Transaction, accountId: string) =>
  tx.query('select 1 from account where id = $1 for no key update', [accountId])

export const insertWaiting = (tx: Transaction, fileId: string, label: string | null, accountId: string) =>
  tx.query('insert into notice_attachment (file_id, label, added_by) values ($1, $2, $3)', [fileId, label, accountId])

/** @returns the id of its file, undefined when the account has no such file waiting */
export async function deleteWaiting(tx: Transaction, id: string, accountId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ fileId: string }>(
    `delete from notice_attachment where id = $1 and added_by = $2 and notice_id is null returning file_id as "fileId"`,
    [id, accountId],
  )
  return row?.fileId
}

/** @returns the ids of their files; fewer than asked for when one does not wait, or for somebody else */
export async function publishWaiting(tx: Transaction, noticeId: string, ids: readonly string[], accountId: string) {
  const rows = await tx.query<{ fileId: string }>(
    `update notice_attachment a set notice_id = $1, place = chosen.place
     from unnest($2::uuid[]) with ordinality as chosen (id, place)
     where a.id = chosen.id and a.added_by = $3 and a.notice_id is null returning a.file_id as "fileId"`,
    [noticeId, ids, accountId],
  )
  return rows.map(({ fileId }) => fileId)
}

/** Whether the file belongs to a published notice, or waits for this account. */
export async function isReadable(db: Database, fileId: string, accountId: string | null): Promise<boolean> {
  const rows = await db.query(
    {
      name: 'notice-file-readable',
      text: `select 1 from notice_attachment where file_id = $1 and (notice_id is not null or added_by = $2) limit 1`,
    },
    [fileId, accountId],
  )
  return rows.length > 0
}
