import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { Viewer } from '../workflow/who-may.js'
import type { Campaign } from './reference-rows.js'
import type { ReferenceCache } from './reference.cache.js'
import { lockCampaign, writePublicityRequired } from './reference.store.js'
import { isUuid } from './uuid.js'

/** 申报年度: what the region office decides of a year. */
export class CampaignsService {
  constructor(
    private readonly db: Database,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
  ) {}

  /**
   * Whether units have to post applications before they report them up; holds from the next request on. Source: S50.
   * @throws DomainError NOT_FOUND
   */
  async setPublicityRequired(
    { campaignId, required }: { campaignId: string; required: boolean },
    viewer: Viewer,
  ): Promise<Campaign> {
    await this.db.transaction(async (tx) => {
      const campaign = isUuid(campaignId) ? await lockCampaign(tx, campaignId) : undefined
      if (!campaign) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      if (campaign.publicityRequired === required) return
      await writePublicityRequired(tx, campaignId, required)
      const subject = `campaign:${campaignId}`
      await this.audit.record(tx, {
        ...{ subject, actorId: viewer.accountId, action: 'setPublicityRequired', detail: { required } },
      })
    })
    await this.reference.refresh()
    return this.reference.campaign(campaignId)
  }
}
