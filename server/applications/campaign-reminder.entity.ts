import { defineEntity, p } from '@mikro-orm/core'

/** That somebody has been reminded of one closing time. Source: B5. */
export const CampaignReminderEntity = defineEntity({
  name: 'CampaignReminder',
  tableName: 'campaign_reminder',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    campaignId: p.uuid(),
    closesAt: p.datetime(3),
    applicationId: p.uuid().nullable(),
    unitId: p.uuid().nullable(),
    at: p.datetime(3).defaultRaw('now()'),
  },
})
