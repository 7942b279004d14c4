import { defineEntity, p } from '@mikro-orm/core'

/** One part of an application: the grain of approval, locking and attachments. */
export const SectionEntity = defineEntity({
  name: 'Section',
  tableName: 'section',
  properties: {
    applicationId: p.uuid().primary(),
    key: p.text().primary(),
    content: p.json<Record<string, unknown>>(),
    contentHash: p.text(),
    locked: p.boolean().default(false),
    revision: p.integer().default(1),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
})
