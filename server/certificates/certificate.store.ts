import type { Database, Queryable } from '../database/database.js'
import type { CertificateRecord } from './certificate.entity.js'

export type CertificateRow = Omit<CertificateRecord, 'issuedAt'>

const columns = `c.id, c.number, c.application_id as "applicationId", c.account_id as "accountId", c.person_name as "personName",
  c.unit_name as "unitName", c.series_name as "seriesName", c.level_name as "levelName", c.title_name as "titleName",
  c.committee_name as "committeeName", c.granted_on as "grantedOn"`

/** Reads of certificates, each one prepared statement. */
export class CertificateStore {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  ofAccount(accountId: string): Promise<CertificateRow[]> {
    return this.db.query<CertificateRow>(
      {
        name: 'certificates-of-account',
        text: `select ${columns} from certificate c where c.account_id = $1 order by c.id desc`,
      },
      [accountId],
    )
  }

  ofApplications(applicationIds: readonly string[]): Promise<CertificateRow[]> {
    return this.db.query<CertificateRow>(
      { name: 'certificates-of-applications', text: `select ${columns} from certificate c where c.application_id = any($1)` },
      [applicationIds],
    )
  }

  async one(id: string): Promise<CertificateRow | undefined> {
    const [row] = await this.db.query<CertificateRow>(
      { name: 'certificate', text: `select ${columns} from certificate c where c.id = $1` },
      [id],
    )
    return row
  }

  /** Whom the certificate of this number names; nothing else of it. */
  async nameOn(number: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ name: string }>(
      { name: 'name-on-certificate', text: 'select person_name as name from certificate where number = $1' },
      [number],
    )
    return row?.name
  }
}

/** What a certificate is issued for, as it stands now. */
interface PassedRow {
  applicationId: string
  accountId: string
  titleId: string
  seriesCode: string
  levelCode: string
  personName: string
  unitName: string
}

/** In the order of the ids, without those that have a certificate. */
export function passedWithout(q: Queryable, applicationIds: readonly string[]): Promise<PassedRow[]> {
  return q.query<PassedRow & object>(
    `select a.id as "applicationId", a.applicant_id as "accountId", a.title_id as "titleId", a.series_code as "seriesCode",
       a.level_code as "levelCode", p.person_name as "personName", u.name as "unitName"
     from unnest($1::uuid[]) with ordinality as passed(id, place)
     join application a on a.id = passed.id join account p on p.id = a.applicant_id join unit u on u.id = a.unit_id
     where not exists (select from certificate c where c.application_id = a.id)
     order by passed.place`,
    [applicationIds],
  )
}

/**
 * Takes so many running numbers of the area's year. Whoever else grants there waits, so that none is given twice or left out.
 * @returns the first of them
 */
export async function takeNumbers(q: Queryable, year: number, areaCode: string, count: number): Promise<number> {
  const [taken] = await q.query<{ last: number }>(
    `insert into certificate_counter as c (year, division_code, last) values ($1, $2, $3)
     on conflict (year, division_code) do update set last = c.last + excluded.last returning last`,
    [year, areaCode, count],
  )
  return taken!.last - count + 1
}

export async function insertCertificates(q: Queryable, rows: readonly Omit<CertificateRow, 'id'>[]): Promise<void> {
  await q.query(
    `insert into certificate (number, application_id, account_id, person_name, unit_name, series_name, level_name, title_name,
       committee_name, granted_on)
     select number, "applicationId", "accountId", "personName", "unitName", "seriesName", "levelName", "titleName", "committeeName",
       "grantedOn"
     from jsonb_to_recordset($1::jsonb) as c(number text, "applicationId" uuid, "accountId" uuid, "personName" text, "unitName" text,
       "seriesName" text, "levelName" text, "titleName" text, "committeeName" text, "grantedOn" date)`,
    [JSON.stringify(rows)],
  )
}
