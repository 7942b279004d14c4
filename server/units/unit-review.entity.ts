import { defineEntity, p } from '@mikro-orm/core'

/** A receiving unit passed or returned the unit information. Never changes. Source: S28. */
export const UnitReviewEntity = defineEntity({
  name: 'UnitReview',
  tableName: 'unit_review',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    unitId: p.uuid(),
    receiverId: p.uuid(),
    reviewerId: p.uuid(),
    reviewerName: p.text(),
    passed: p.boolean(),
    reason: p.text().nullable(),
    fieldReasons: p.json<{ field: string; reason: string }[]>().defaultRaw("'[]'::jsonb"),
    facts: p.json<Record<string, unknown>>(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
