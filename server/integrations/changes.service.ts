import type { ApplicationRow } from '../applications/application.store.js'
import type { Database } from '../database/database.js'
import { readPage } from '../database/page.js'
import { DomainError } from '../errors.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'
import { ChangesStore, everything, type ChangePlace } from './changes.store.js'

export interface ApplicationChange {
  applicationId: string
  /** When the change was made. */
  at: Date
  /** As it is now; null: it is gone, or out of the viewer's sight. */
  application: ApplicationRow | null
}

export interface ApplicationChanges {
  changes: ApplicationChange[]
  cursor: string
  hasMore: boolean
}

const beginning: ChangePlace = { xid: '0', applicationId: everything }
const largestXid = 2n ** 64n - 1n

/** What has changed since one last asked. Source: B11. */
export class ChangesService {
  private readonly store: ChangesStore

  constructor(db: Database) {
    this.store = new ChangesStore(db)
  }

  /**
   * The changes after a cursor, oldest first. Who polls with the cursor of the last answer never misses one and never sees one
   * twice, whatever is written meanwhile; of several changes of one application only the last may be told.
   * @throws DomainError BAD_CURSOR, INVALID_INPUT when `first` is not 1 to 100
   */
  async after(cursor: string | null | undefined, first: number, viewer: Viewer): Promise<ApplicationChanges> {
    const { limit } = readPage('applicationChanges', { first }, 0)
    const place = typeof cursor === 'string' ? readCursor(cursor) : beginning
    if (!place || !(await this.store.isReached(place.xid))) throw new DomainError('BAD_CURSOR', { cure: 'reload', who: 'YOU' })
    const unitId = viewer.unitKind === 'REGION_OFFICE' ? everything : viewer.unitId
    const found = await this.store.after(unitId, place, limit + 1)
    const rows = found.slice(0, limit)
    const visible = await this.store.visible(
      rows.map(({ applicationId }) => applicationId),
      viewer,
    )
    const changes = rows.map(({ applicationId, at }) => ({ applicationId, at, application: visible.get(applicationId) ?? null }))
    return { changes, cursor: writeCursor(rows.at(-1) ?? place), hasMore: found.length > limit }
  }
}

const writeCursor = ({ xid, applicationId }: ChangePlace) => Buffer.from(`c1 ${xid} ${applicationId}`).toString('base64url')

function readCursor(cursor: string): ChangePlace | undefined {
  const [version, xid = '', applicationId = '', more] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  const isPlace = version === 'c1' && more === undefined && /^\d{1,20}$/.test(xid) && BigInt(xid) <= largestXid
  return isPlace && isUuid(applicationId) ? { xid, applicationId } : undefined
}
