import { defineEntity, p } from '@mikro-orm/core'

/** Who opened or changed a campaign, why, and what it said before and after. Never changes. */
export const CampaignChangeEntity = defineEntity({
  name: 'CampaignChange',
  tableName: 'campaign_change',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    campaignId: p.uuid(),
    actorId: p.uuid(),
    actorName: p.text(),
    reason: p.text(),
    before: p.json<Record<string, unknown>>().nullable(),
    after: p.json<Record<string, unknown>>(),
    noticeId: p.uuid().nullable(),
    at: p.datetime(3).defaultRaw('now()'),
  },
})
