import { defineEntity, p } from '@mikro-orm/core'

/** A section as it was submitted. Never changes. */
export const VersionSectionEntity = defineEntity({
  name: 'VersionSection',
  tableName: 'version_section',
  properties: {
    applicationId: p.uuid().primary(),
    number: p.integer().primary(),
    key: p.text().primary(),
    content: p.json<Record<string, unknown>>(),
    contentHash: p.text(),
    attachments: p.json<unknown[]>().defaultRaw("'[]'::jsonb"),
  },
})
