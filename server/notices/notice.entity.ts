import { defineEntity, p } from '@mikro-orm/core'

/** 通知公告. */
export const NoticeEntity = defineEntity({
  name: 'Notice',
  tableName: 'notice',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    title: p.text(),
    body: p.text(),
    authorId: p.uuid().nullable(),
    publishedAt: p.datetime(3).defaultRaw('now()'),
  },
})
