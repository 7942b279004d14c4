import type { Queryable } from '../database/database.js'
import type { UnitDocumentKind } from '../workflow/unit-profile.js'

export interface LinkRow {
  id: string
  unitId: string
  receiverId: string
  isDefault: boolean
}

export interface UnitDocumentRow {
  id: string
  unitId: string
  kind: UnitDocumentKind
  fileId: string
}

export interface UnitReviewRow {
  id: string
  unitId: string
  passed: boolean
  reason: string | null
  fieldReasons: { field: string; reason: string }[]
  reviewer: string
  receiverName: string
  at: Date
}

/** What hangs on units, by many of them at once. */
export const unitParts = {
  links: (q: Queryable, unitIds: readonly string[]) =>
    q.query<LinkRow & object>(
      `select id, unit_id as "unitId", receiver_id as "receiverId", is_default as "isDefault" from receiving_link
       where unit_id = any($1) order by is_default desc, created_at, id`,
      [unitIds],
    ),

  documents: (q: Queryable, unitIds: readonly string[]) =>
    q.query<UnitDocumentRow & object>(
      `select id, unit_id as "unitId", kind, file_id as "fileId" from unit_document where unit_id = any($1) order by kind desc`,
      [unitIds],
    ),

  /** The latest first. */
  reviews: (q: Queryable, unitIds: readonly string[]) =>
    q.query<UnitReviewRow & object>(
      `select r.id, r.unit_id as "unitId", r.passed, r.reason, r.field_reasons as "fieldReasons", r.reviewer_name as reviewer, receiver.name as "receiverName",
         r.created_at as at from unit_review r join unit receiver on receiver.id = r.receiver_id
       where r.unit_id = any($1) order by r.created_at desc, r.id desc`,
      [unitIds],
    ),
}
