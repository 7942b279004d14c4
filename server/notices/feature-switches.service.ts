import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { Feature } from '../workflow/features.js'
import type { Viewer } from '../workflow/who-may.js'
import { featureSwitches, flipFeatureSwitch, lockFeatureSwitch, type FeatureSwitchRow } from './feature-switch.store.js'
import { readNotice, type NoticesService } from './notices.service.js'

export interface FeatureSwitchRequest {
  feature: Feature
  on: boolean
  /** Published with the flip. */
  announcement?: { title: string; body: string } | null
}

/** 功能开关: the region office opens and closes functions, and says so. Source: S51. */
export class FeatureSwitchesService {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticesService,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
  ) {}

  all(): Promise<FeatureSwitchRow[]> {
    return featureSwitches(this.db)
  }

  /**
   * Holds from the next request on; what is already recorded stays. Without an announcement a repeated call changes nothing.
   * @throws DomainError INVALID_INPUT; STALE_REVISION when it stands so already and would be announced a second time
   */
  async set({ feature, on, announcement }: FeatureSwitchRequest, viewer: Viewer): Promise<FeatureSwitchRow> {
    const faults = new InputFaults()
    const announced = announcement ? readNotice(faults, announcement, 'announcement.') : undefined
    faults.refuse()
    const row = await this.db.transaction(async (tx) => {
      const before = await lockFeatureSwitch(tx, feature)
      if (before.on === on && announced) throw new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU' })
      if (before.on === on) return before
      const notice = announced && (await this.notices.publishIn(tx, announced, viewer))
      const noticeId = notice?.id ?? null
      await flipFeatureSwitch(tx, { feature, on, noticeId, accountId: viewer.accountId })
      await this.audit.record(tx, {
        subject: `feature:${feature}`,
        actorId: viewer.accountId,
        action: 'setFeatureSwitch',
        detail: { on, noticeId },
      })
      return lockFeatureSwitch(tx, feature)
    })
    // Other nodes hear of it by the announcement of the database; this one must not answer before it knows.
    await this.reference.refresh()
    return row
  }
}
