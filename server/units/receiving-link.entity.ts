import { defineEntity, p } from '@mikro-orm/core'

/** 材料接收部门 with 是否默认; the database keeps exactly one default. Source: S27. */
export const ReceivingLinkEntity = defineEntity({
  name: 'ReceivingLink',
  tableName: 'receiving_link',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    unitId: p.uuid(),
    receiverId: p.uuid(),
    isDefault: p.boolean(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
