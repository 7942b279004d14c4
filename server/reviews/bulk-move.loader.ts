import DataLoader from 'dataloader'
import type { Database } from '../database/database.js'
import type { ApplicationRow } from '../applications/application.store.js'
import type { Viewer } from '../workflow/who-may.js'
import { BulkMoveStore } from './bulk-move.store.js'

/** Applications by id in one statement, null where the viewer may not see one. */
export const visibleApplicationLoader = (db: Database, viewer: Viewer | null) =>
  new DataLoader<string, ApplicationRow | null>(async (ids) => {
    const rows = viewer ? await new BulkMoveStore().visible(db, ids, viewer) : []
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })
