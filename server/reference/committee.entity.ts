import { defineEntity, p } from '@mikro-orm/core'

/** 专业评审委员会: which series and levels it reviews, and for which area. Its office is a unit. */
export const CommitteeEntity = defineEntity({
  name: 'Committee',
  tableName: 'committee',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    name: p.text(),
    unitId: p.uuid(),
    seriesCodes: p.array(),
    levelCodes: p.array(),
    areaCode: p.character().length(6),
  },
})
