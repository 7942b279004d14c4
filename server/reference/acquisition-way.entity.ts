import { defineEntity, p } from '@mikro-orm/core'

/** How a title is acquired: 评审, 考试, 转评 … */
export const AcquisitionWayEntity = defineEntity({
  name: 'AcquisitionWay',
  tableName: 'acquisition_way',
  properties: {
    code: p.text().primary(),
    name: p.text(),
    position: p.integer(),
  },
})
