import { defineEntity, p } from '@mikro-orm/core'
import type { Feature } from '../workflow/features.js'

/** A function the region office has switched; one without a row is on. */
export const FeatureSwitchEntity = defineEntity({
  name: 'FeatureSwitch',
  tableName: 'feature_switch',
  properties: {
    feature: p.text().$type<Feature>().primary(),
    enabled: p.boolean(),
    noticeId: p.uuid().nullable(),
    changedBy: p.uuid(),
    changedAt: p.datetime(3).defaultRaw('now()'),
  },
})
