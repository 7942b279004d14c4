import DataLoader from 'dataloader'
import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import { refuseItemisedSwitch } from '../workflow/verdicts.js'
import type { Viewer } from '../workflow/who-may.js'
import { ItemisedReviewStore } from './itemised-review.store.js'
import type { UnitRow, UnitStore } from './unit.store.js'

/** 逐项审批: the switch of a receiving unit for itself and every unit under it. Source: S39. */
export class ItemisedReviewsService {
  private readonly store: ItemisedReviewStore

  constructor(
    private readonly db: Database,
    private readonly units: UnitStore,
    private readonly audit: AuditService,
  ) {
    this.store = new ItemisedReviewStore(db)
  }

  /**
   * Takes effect for applications submitted for the first time from now on; what is under review keeps its mode.
   * @throws DomainError FORBIDDEN when the unit does not receive
   */
  setItemisedReview(on: boolean, viewer: Viewer): Promise<UnitRow> {
    refuse(refuseItemisedSwitch(viewer))
    return this.db.transaction(async (tx) => {
      const row = await this.units.lock(tx, viewer.unitId)
      if (!row) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      if (!(await this.store.set(tx, row.id, on))) return row
      await this.audit.record(tx, {
        subject: `unit:${row.id}`,
        actorId: viewer.accountId,
        action: 'setItemisedReview',
        detail: { on },
      })
      return { ...row, itemisedReview: on, revision: row.revision + 1 }
    })
  }

  /** One loader a request; nothing is kept, as a mutation may change it. */
  loader = () => new DataLoader<string, string | null>((ids) => this.store.switchedOnBy(ids), { cache: false })
}
