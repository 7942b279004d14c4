import { defineEntity, p } from '@mikro-orm/core'

/** 委托办理: somebody has the review rights of an absent colleague between two days. Source: B9. */
export const ReviewDelegationEntity = defineEntity({
  name: 'ReviewDelegation',
  tableName: 'review_delegation',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    unitId: p.uuid(),
    absentId: p.uuid(),
    delegateId: p.uuid(),
    fromDay: p.date(),
    untilDay: p.date(),
    reason: p.text().nullable(),
    namedById: p.uuid(),
    namedByName: p.text(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    endedAt: p.datetime(3).nullable(),
    endedById: p.uuid().nullable(),
    endedByName: p.text().nullable(),
  },
})
