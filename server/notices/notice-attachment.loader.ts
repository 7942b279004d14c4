import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import { attachmentsOf, type NoticeAttachmentRow } from './notice-attachment.store.js'

/** 附件 of notices, in one statement a request. */
export const noticeAttachmentLoader = (q: Queryable) =>
  new DataLoader<string, NoticeAttachmentRow[]>(async (ids) => {
    const groups = new Map(ids.map((id) => [id, [] as NoticeAttachmentRow[]]))
    for (const row of await attachmentsOf(q, ids)) groups.get(row.noticeId ?? '')?.push(row)
    return ids.map((id) => groups.get(id) ?? [])
  })
