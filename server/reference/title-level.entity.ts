import { defineEntity, p } from '@mikro-orm/core'

/** 正高级 to 员级. */
export const TitleLevelEntity = defineEntity({
  name: 'TitleLevel',
  tableName: 'title_level',
  properties: {
    code: p.text().primary(),
    name: p.text(),
    rank: p.integer(),
  },
})
