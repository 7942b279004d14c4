import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** A file published with a notice. */
export const NoticeAttachmentEntity = defineEntity({
  name: 'NoticeAttachment',
  tableName: 'notice_attachment',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    noticeId: p.uuid(),
    fileId: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

export type NoticeAttachmentRecord = InferEntity<typeof NoticeAttachmentEntity>
