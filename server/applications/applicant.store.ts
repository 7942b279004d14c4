import type { Transaction } from '../database/database.js'

/** What of an account a new application needs. */
export interface ApplicantRow {
  unitId: string
  unitName: string
  personName: string
  phone: string | null
  idCipher: Buffer | null
  idHash: Buffer | null
  idMasked: string | null
}

export async function applicantOf(tx: Transaction, accountId: string): Promise<ApplicantRow | undefined> {
  const [row] = await tx.query<ApplicantRow & object>(
    `select a.unit_id as "unitId", u.name as "unitName", a.person_name as "personName", a.phone, a.id_cipher as "idCipher",
       a.id_hash as "idHash", a.id_masked as "idMasked"
     from account a join unit u on u.id = a.unit_id where a.id = $1 and a.revoked_at is null`,
    [accountId],
  )
  return row
}

/** What is known when an application begins. */
export interface NewApplication {
  applicantId: string
  personHash: Buffer
  unitId: string
  campaignId: string
  seriesCode: string
  levelCode: string
  titleId: string
  wayCode: string
  carriedFromId: string | null
}

/** @throws the unique violation `application_filing_year_idx` when the person has filed this year */
export async function insertApplication(tx: Transaction, row: NewApplication): Promise<string> {
  const [added] = await tx.query<{ id: string }>(
    `insert into application (id, applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, carried_from_id, status)
     values (application_id_for($4), $1, $2, $3, $4, $5, $6, $7, $8, $9, 'DRAFT') returning id`,
    [
      row.applicantId,
      row.personHash,
      row.unitId,
      row.campaignId,
      row.seriesCode,
      row.levelCode,
      row.titleId,
      row.wayCode,
      row.carriedFromId,
    ],
  )
  if (!added) throw new Error('the application was not written')
  return added.id
}
