import { defineEntity, p } from '@mikro-orm/core'

/** 公示照片. */
export const PublicityPhotoEntity = defineEntity({
  name: 'PublicityPhoto',
  tableName: 'publicity_photo',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    publicityId: p.uuid(),
    fileId: p.uuid(),
    caption: p.text().nullable(),
    addedBy: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
