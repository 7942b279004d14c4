import type { Database, Transaction } from '../database/database.js'
import { isUuid } from '../reference/uuid.js'
import type { ApplicationStatus } from '../workflow/application-facts.js'
import type { Viewer } from '../workflow/who-may.js'
import { scopeSql } from './application-scope.js'
import type { Beside } from './beside.js'

/** An application without its content. */
export interface ApplicationRow {
  id: string
  applicantId: string
  unitId: string
  campaignId: string
  seriesCode: string
  levelCode: string
  titleId: string
  wayCode: string
  status: ApplicationStatus
  holderUnitId: string | null
  holderSince: Date
  handlingStartedAt: Date | null
  handlerId: string | null
  cameFromUnitId: string | null
  lastTransferId: string | null
  selfAdministered: boolean
  /** The own application of an earlier year it was begun from. Source: B6. */
  carriedFromId: string | null
  /** A return opens only what did not pass. Source: S39. */
  itemised: boolean
  urgedAt: Date | null
  revision: number
  versionNumber: number
  submittedAt: Date | null
  createdAt: Date
  updatedAt: Date
  /** Read together with it. */
  beside?: Beside
}

const columnOf: Record<Exclude<keyof ApplicationRow, 'beside'>, string> = {
  id: 'id',
  applicantId: 'applicant_id',
  unitId: 'unit_id',
  campaignId: 'campaign_id',
  seriesCode: 'series_code',
  levelCode: 'level_code',
  titleId: 'title_id',
  wayCode: 'way_code',
  status: 'status',
  holderUnitId: 'holder_unit_id',
  holderSince: 'holder_since',
  handlingStartedAt: 'handling_started_at',
  handlerId: 'handler_id',
  cameFromUnitId: 'came_from_unit_id',
  lastTransferId: 'last_transfer_id',
  selfAdministered: 'self_administered',
  itemised: 'itemised',
  carriedFromId: 'carried_from_id',
  urgedAt: 'urged_at',
  revision: 'revision',
  versionNumber: 'version_number',
  submittedAt: 'submitted_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
}

/** The select list of an `ApplicationRow` from the table `application`. */
export const columns = Object.entries(columnOf)
  .map(([key, column]) => `application.${column} as "${key}"`)
  .join(', ')

/** The application if the viewer may see it, locked until the transaction ends. */
export async function visibleForUpdate(tx: Transaction, id: string, viewer: Viewer): Promise<ApplicationRow | undefined> {
  if (!isUuid(id)) return undefined
  const scope = scopeSql(viewer, 2, true)
  const [row] = await tx.query<ApplicationRow & object>(
    {
      name: `application-lock:${scope.shape}`,
      text: `select ${columns} from application where id = $1 and ${scope.where} for update`,
    },
    [id, ...scope.params],
  )
  return row
}

export class ApplicationStore {
  constructor(private readonly db: Database) {}

  async visible(id: string, viewer: Viewer): Promise<ApplicationRow | undefined> {
    if (!isUuid(id)) return undefined
    const scope = scopeSql(viewer, 2, true)
    const [row] = await this.db.query<ApplicationRow & object>(
      { name: `application:${scope.shape}`, text: `select ${columns} from application where id = $1 and ${scope.where}` },
      [id, ...scope.params],
    )
    return row
  }

  /** Those of them that the viewer may see, in the order of the ids. */
  visibleAmong(ids: readonly string[], viewer: Viewer): Promise<ApplicationRow[]> {
    const scope = scopeSql(viewer, 2, true)
    return this.db.query<ApplicationRow & object>(
      `select ${columns} from application where id = any ($1::uuid[]) and ${scope.where} order by array_position($1::uuid[], id)`,
      [ids, ...scope.params],
    )
  }

  /** Newest first. */
  ofApplicant(accountId: string): Promise<ApplicationRow[]> {
    return this.db.query<ApplicationRow & object>(
      { name: 'my-applications', text: `select ${columns} from application where applicant_id = $1 order by id desc` },
      [accountId],
    )
  }
}
