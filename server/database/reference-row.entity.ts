import { defineEntity, p } from '@mikro-orm/core'

/** A reference row as the last release shipped it; what differs from it now has been corrected by an administrator. */
export const ReferenceRowEntity = defineEntity({
  name: 'ReferenceRow',
  tableName: 'reference_row',
  properties: {
    tableName: p.text().primary(),
    key: p.text().primary(),
    shipped: p.json<Record<string, unknown>>(),
  },
})
