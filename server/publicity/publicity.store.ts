import { scopeSql } from '../applications/application-scope.js'
import type { Database, Queryable, Transaction } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import { isUuid } from '../reference/uuid.js'
import type { PublicityFacts } from '../workflow/publicity.js'
import type { Viewer } from '../workflow/who-may.js'

/** A posting without its list, photos and objections. Days as YYYY-MM-DD. */
export interface PublicityRow {
  id: string
  unitId: string
  place: string
  startsOn: string
  endsOn: string
  /** The publishing day not counted. */
  workingDays: number
  openedByName: string
  openedAt: Date
  closedByName: string | null
  closedAt: Date | null
  conclusion: string | null
}

const columns = `p.id, p.unit_id as "unitId", p.place, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn",
  p.working_days as "workingDays", p.opened_by_name as "openedByName", p.opened_at as "openedAt",
  p.closed_by_name as "closedByName", p.closed_at as "closedAt", p.conclusion`

export class PublicityStore {
  constructor(private readonly db: Database) {}

  /** Of one unit, newest first. */
  async ofUnit(unitId: string, args: PageArgs): Promise<Page<PublicityRow>> {
    const { limit, after } = readPage('publicities', args, 1)
    const [rows, [counted]] = await Promise.all([
      this.db.query<PublicityRow & object>(
        {
          name: 'publicities',
          text: `select ${columns} from publicity p where p.unit_id = $1 and ($2::uuid is null or p.id < $2::uuid)
                 order by p.id desc limit $3`,
        },
        [unitId, after?.[0] ?? null, limit + 1],
      ),
      this.db.query<{ count: number }>({ name: 'publicities-count', text: boundedCount('publicity where unit_id = $1') }, [
        unitId,
      ]),
    ])
    return toPage('publicities', rows, limit, counted?.count ?? 0, (row) => [row.id])
  }

  /** When it is of the viewer's unit, or lists an application the viewer may see: evidence travels with applications. */
  async visible(id: string, viewer: Viewer): Promise<PublicityRow | undefined> {
    if (!isUuid(id)) return undefined
    const [row] = await this.db.query<PublicityRow & object>(`select ${columns} from publicity p where p.id = $1`, [id])
    if (!row || row.unitId === viewer.unitId) return row
    return (await this.listsVisible(id, viewer)) ? row : undefined
  }

  private async listsVisible(id: string, viewer: Viewer): Promise<boolean> {
    const scope = scopeSql(viewer, 2)
    const rows = await this.db.query(
      `select from publicity_entry e join application on application.id = e.application_id
       where e.publicity_id = $1 and ${scope.where} limit 1`,
      [id, ...scope.params],
    )
    return rows.length > 0
  }

  async ofFile(fileId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>('select publicity_id as id from publicity_photo where file_id = $1', [
      fileId,
    ])
    return rows.map(({ id }) => id)
  }

  /** Locked until the transaction ends, with what the rules ask about. */
  async lock(tx: Transaction, id: string): Promise<{ row: PublicityRow; facts: PublicityFacts } | undefined> {
    if (!isUuid(id)) return undefined
    const [row] = await tx.query<PublicityRow & object>(`select ${columns} from publicity p where p.id = $1 for update`, [id])
    return row && { row, facts: (await factsOf(tx, [row])).get(row.id) as PublicityFacts }
  }
}

/** By posting. */
export async function factsOf(q: Queryable, rows: readonly PublicityRow[]): Promise<Map<string, PublicityFacts>> {
  const counts = await q.query<{ id: string; photos: number; openObjections: number; applicantIds: string[] }>(
    `select p.id, (select count(*)::int from publicity_photo where publicity_id = p.id) as photos,
       (select count(*)::int from publicity_objection where publicity_id = p.id and handled_at is null) as "openObjections",
       array(select a.applicant_id::text from publicity_entry e join application a on a.id = e.application_id
             where e.publicity_id = p.id) as "applicantIds"
     from publicity p where p.id = any ($1)`,
    [rows.map(({ id }) => id)],
  )
  const found = new Map(counts.map(({ id, ...facts }) => [id, facts]))
  return new Map(
    rows.map(({ id, unitId, endsOn, closedAt }) => [
      id,
      { photos: 0, openObjections: 0, applicantIds: [], ...found.get(id), unitId, endsOn, closed: closedAt !== null },
    ]),
  )
}

export interface ApplicationPublicityRow extends PublicityRow {
  applicationId: string
}

/** Postings of many applications, oldest first. */
export async function publicitiesOf(q: Queryable, applicationIds: readonly string[]): Promise<ApplicationPublicityRow[]> {
  return q.query<ApplicationPublicityRow & object>(
    `select e.application_id as "applicationId", ${columns} from publicity_entry e join publicity p on p.id = e.publicity_id
     where e.application_id = any ($1) order by p.id`,
    [applicationIds],
  )
}

/** What the latest posting of each application came to; an application never posted is not in it. */
export async function publicityStates(q: Queryable, applicationIds: readonly string[]): Promise<Map<string, 'done' | 'running'>> {
  const rows = await q.query<{ id: string; closed: boolean; upheld: boolean }>(
    {
      name: 'publicity-states',
      text: `select distinct on (e.application_id) e.application_id as id, p.closed_at is not null as closed,
       exists (select from publicity_objection o where o.publicity_id = p.id and o.outcome = 'UPHELD'
               and (o.application_id is null or o.application_id = e.application_id)) as upheld
     from publicity_entry e join publicity p on p.id = e.publicity_id
     where e.application_id = any ($1) order by e.application_id, p.id desc`,
    },
    [applicationIds],
  )
  return new Map(rows.filter(({ upheld }) => !upheld).map(({ id, closed }) => [id, closed ? 'done' : 'running']))
}
