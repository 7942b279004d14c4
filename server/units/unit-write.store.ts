import type { Transaction } from '../database/database.js'
import type { FreeFacts } from './clean-profile.js'
import type { ReviewedFacts, UnitChange } from './unit.store.js'

export interface NewUnit {
  name: string
  level: string
  divisionCode: string
}

/** The writes to a unit's row; whoever calls holds its lock. */
export const unitWrites = {
  /** A unit that registers itself: a draft with no place in the tree yet. Source: S3. */
  async register(tx: Transaction, { name, level, divisionCode }: NewUnit): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into unit (name, kind, origin, level, division_code, status, status_at)
       values ($1, 'ORDINARY', 'SELF_REGISTERED', $2, $3, 'DRAFT', now()) returning id`,
      [name, level, divisionCode],
    )
    return row?.id ?? ''
  },

  saveFree: (tx: Transaction, id: string, free: FreeFacts) =>
    tx.query(
      `update unit set nature = $2, business_registered = $3, address = $4, postcode = $5, legal_representative = $6,
         contact_name = $7, contact_phone = $8, revision = revision + 1 where id = $1`,
      [
        id,
        free.nature,
        free.businessRegistered,
        free.address,
        free.postcode,
        free.legalRepresentative,
        free.contactName,
        free.contactPhone,
      ],
    ),

  saveFacts: (tx: Transaction, id: string, facts: ReviewedFacts) =>
    tx.query(`update unit set name = $2, uscc = $3, org_code = $4, level = $5, division_code = $6 where id = $1`, [
      id,
      facts.name,
      facts.uscc,
      facts.orgCode,
      facts.level,
      facts.divisionCode,
    ]),

  saveChange: (tx: Transaction, id: string, change: UnitChange | null) =>
    tx.query('update unit set change = $2::jsonb where id = $1', [id, change && JSON.stringify(change)]),

  /** The codes belong to another unit already. */
  async codesTaken(tx: Transaction, id: string, { uscc, orgCode }: ReviewedFacts): Promise<boolean> {
    const [row] = await tx.query<{ taken: boolean }>(
      `select exists (select from unit where id <> $1 and status <> 'CLOSED' and (uscc = $2 or org_code = $3)) as taken`,
      [id, uscc, orgCode],
    )
    return row?.taken ?? false
  },

  submit: (tx: Transaction, id: string, reviewerUnitId: string) =>
    tx.query(
      `update unit set status = 'SUBMITTED', status_at = now(), status_reason = null, reviewer_unit_id = $2, urged_at = null
       where id = $1`,
      [id, reviewerUnitId],
    ),

  submitChange: (tx: Transaction, id: string, reviewerUnitId: string, change: UnitChange) =>
    tx.query('update unit set change = $3::jsonb, reviewer_unit_id = $2, urged_at = null where id = $1', [
      id,
      reviewerUnitId,
      JSON.stringify(change),
    ]),

  urge: (tx: Transaction, id: string) => tx.query('update unit set urged_at = now() where id = $1', [id]),
}
