import { defineEntity, p } from '@mikro-orm/core'

/** A file that proves a section, or one row of it. */
export const AttachmentEntity = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    applicationId: p.uuid(),
    sectionKey: p.text(),
    label: p.text(),
    rowId: p.text().nullable(),
    fileId: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
