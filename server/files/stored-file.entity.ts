import { defineEntity, p } from '@mikro-orm/core'

/** What was uploaded, by content: two equal uploads share their bytes on disk. */
export const StoredFileEntity = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    sha256: p.uint8array(),
    mimeType: p.text(),
    bytes: p.integer(),
    name: p.text(),
    uploadedBy: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
