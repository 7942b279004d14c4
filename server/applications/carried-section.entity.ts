import { defineEntity, p } from '@mikro-orm/core'

/** A section of last year's application as it stood when it was carried over. Never changes. Source: B6. */
export const CarriedSectionEntity = defineEntity({
  name: 'CarriedSection',
  tableName: 'carried_section',
  properties: {
    applicationId: p.uuid().primary(),
    key: p.text().primary(),
    content: p.json<Record<string, unknown>>(),
    attachments: p.json<unknown[]>().defaultRaw("'[]'"),
  },
})
