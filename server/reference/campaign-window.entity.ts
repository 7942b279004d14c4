import { defineEntity, p } from '@mikro-orm/core'
import type { Stage } from '../workflow/campaign-windows.js'

/** The review window of one stage of the way, where it differs from the campaign's. */
export const CampaignWindowEntity = defineEntity({
  name: 'CampaignWindow',
  tableName: 'campaign_window',
  properties: {
    campaignId: p.uuid().primary(),
    stage: p.text().primary().$type<Stage>(),
    opensAt: p.datetime(3),
    closesAt: p.datetime(3),
  },
})
