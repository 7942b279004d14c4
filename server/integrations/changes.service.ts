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
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
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
    const found = await this.store.after(logOf(viewer), place, limit + 1)
    const rows = found.slice(0, limit)
    const visible = await this.store.visible(
      rows.map(({ applicationId }) => applicationId),
      viewer,
    )
    const changes = rows.map(({ applicationId, at }) => ({ applicationId, at, application: visible.get(applicationId) ?? null }))
    return { changes, cursor: writeCursor(rows.at(-1) ?? place), hasMore: found.length > limit }
  }

  /** A cursor behind everything that is over now: after it comes only what is still to be committed. */
  async latest(): Promise<string> {
    return writeCursor({ xid: await this.store.lastOver(), applicationId: lastId })
  }

  /** The application as it is now; undefined when it is gone, or out of the viewer's sight. */
  async visible(applicationId: string, viewer: Viewer): Promise<ApplicationRow | undefined> {
    return (await this.store.visible([applicationId], viewer)).get(applicationId)
  }

  /** Something after the cursor is committed but not yet told, because an older transaction is still open. */
  async waits(cursor: string, viewer: Viewer): Promise<boolean> {
    const place = readCursor(cursor)
    return place !== undefined && this.store.anyAfter(logOf(viewer), place)
  }
}

/** Whose log of changes this viewer reads. */
export const logOf = ({ unitKind, unitId }: Viewer): string => (unitKind === 'REGION_OFFICE' ? everything : unitId)

const writeCursor = ({ xid, applicationId }: ChangePlace) => Buffer.from(`c1 ${xid} ${applicationId}`).toString('base64url')

function readCursor(cursor: string): ChangePlace | undefined {
  const [version, xid = '', applicationId = '', more] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  const isPlace = version === 'c1' && more === undefined && /^\d{1,20}$/.test(xid) && BigInt(xid) <= largestXid
  return isPlace && isUuid(applicationId) ? { xid, applicationId } : undefined
}
