import { columns, type ApplicationRow } from '../applications/application.store.js'
import { scopeSql } from '../applications/application-scope.js'
import { among } from '../database/among.js'
import type { Database } from '../database/database.js'
import type { Viewer } from '../workflow/who-may.js'

/** A place in the log of changes: the transaction, and the application within it. */
export interface ChangePlace {
  xid: string
  applicationId: string
}

export interface ChangeRow extends ChangePlace {
  at: Date
}

/** Who sees everything reads the log under this unit. */
export const everything = '00000000-0000-0000-0000-000000000000'

/**
 * Only transactions that are over for everybody: whatever commits later has a higher number, so nothing appears behind a reader.
 * A change in a later transaction moves its application to the end of the log.
 */
const after = {
  name: 'application-changes',
  text: `select xid::text as xid, application_id as "applicationId", at from application_change
         where unit_id = $1 and (xid, application_id) > ($2::xid8, $3::uuid) and xid < pg_snapshot_xmin(pg_current_snapshot())
         order by xid, application_id limit $4`,
}

export class ChangesStore {
  constructor(private readonly db: Database) {}

  after(unitId: string, place: ChangePlace, limit: number): Promise<ChangeRow[]> {
    return this.db.query<ChangeRow & object>(after, [unitId, place.xid, place.applicationId, limit])
  }

  /** false for a transaction number this database has not reached. */
  async isReached(xid: string): Promise<boolean> {
    const [row] = await this.db.query<{ reached: boolean }>(
      { name: 'xid-reached', text: 'select $1::xid8 < pg_snapshot_xmax(pg_current_snapshot()) as reached' },
      [xid],
    )
    return row?.reached ?? false
  }

  /** The number of the last transaction before which nothing is open. */
  async lastOver(): Promise<string> {
    const [row] = await this.db.query<{ xid: string }>({
      name: 'xid-over',
      text: 'select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text as xid',
    })
    return row?.xid ?? '0'
  }

  async anyAfter(unitId: string, place: ChangePlace): Promise<boolean> {
    const [row] = await this.db.query<{ any: boolean }>(
      {
        name: 'application-changes-any',
        text: `select exists (select from application_change where unit_id = $1 and (xid, application_id) > ($2::xid8, $3::uuid)) as any`,
      },
      [unitId, place.xid, place.applicationId],
    )
    return row?.any ?? false
  }

  /** Those of the applications that the viewer may see now, by id. */
  async visible(ids: readonly string[], viewer: Viewer): Promise<Map<string, ApplicationRow>> {
    const scope = scopeSql(viewer, 2)
    const rows = await this.db.query<ApplicationRow & object>(
      {
        name: `changed-applications:${scope.shape}`,
        text: `select ${columns} from application where id = ${among('$1')} and version_number > 0 and ${scope.where}`,
      },
      [ids, ...scope.params],
    )
    return new Map(rows.map((row) => [row.id, row]))
  }
}
