import { defineEntity, p } from '@mikro-orm/core'

/** 附件 of a notice; without one it waits to be published. */
export const NoticeAttachmentEntity = defineEntity({
  name: 'NoticeAttachment',
  tableName: 'notice_attachment',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    noticeId: p.uuid().nullable(),
    place: p.integer().nullable(),
    label: p.text().nullable(),
    fileId: p.uuid(),
    addedBy: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
