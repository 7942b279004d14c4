import { defineEntity, p } from '@mikro-orm/core'

/** What became of one application of a bulk move; `moved` is null while it is still to come. */
export const BulkMoveItemEntity = defineEntity({
  name: 'BulkMoveItem',
  tableName: 'bulk_move_item',
  properties: {
    bulkId: p.uuid().primary(),
    place: p.integer().primary(),
    applicationId: p.uuid(),
    revision: p.integer(),
    toUnitId: p.uuid().nullable(),
    moved: p.boolean().nullable(),
    rule: p.text().nullable(),
    cure: p.text().nullable(),
    who: p.text().nullable(),
  },
})
