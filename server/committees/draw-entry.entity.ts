import { defineEntity, p } from '@mikro-orm/core'

/** An expert of the pool on the day of the draw: the place in the drawn order, or why not in it. */
export const DrawEntryEntity = defineEntity({
  name: 'DrawEntry',
  tableName: 'draw_entry',
  properties: {
    meetingId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    personName: p.text(),
    unitName: p.text(),
    position: p.integer().nullable(),
    reason: p.text().nullable(),
  },
})
