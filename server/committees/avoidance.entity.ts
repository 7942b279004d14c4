import { defineEntity, p } from '@mikro-orm/core'

/** 回避关系: an expert does not judge this person, until withdrawn. */
export const AvoidanceEntity = defineEntity({
  name: 'Avoidance',
  tableName: 'avoidance',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    expertAccountId: p.uuid(),
    personAccountId: p.uuid(),
    relation: p.text(),
    namedBy: p.uuid(),
    namedAt: p.datetime(3).defaultRaw('now()'),
    withdrawnBy: p.uuid().nullable(),
    withdrawnAt: p.datetime(3).nullable(),
  },
})
