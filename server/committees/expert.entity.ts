import { defineEntity, p } from '@mikro-orm/core'

/** 评审专家: somebody in the pool of a committee, until removed. */
export const ExpertEntity = defineEntity({
  name: 'Expert',
  tableName: 'expert',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    committeeId: p.uuid(),
    accountId: p.uuid(),
    specialty: p.text(),
    addedBy: p.uuid(),
    addedAt: p.datetime(3).defaultRaw('now()'),
    removedBy: p.uuid().nullable(),
    removedAt: p.datetime(3).nullable(),
  },
})
