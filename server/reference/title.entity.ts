import { defineEntity, p } from '@mikro-orm/core'

/** The name of one title: a level of a series, within a group where the series has groups. */
export const TitleEntity = defineEntity({
  name: 'Title',
  tableName: 'title',
  properties: {
    id: p.text().primary(),
    seriesCode: p.text(),
    groupName: p.text().nullable(),
    levelCode: p.text(),
    name: p.text(),
    position: p.integer(),
  },
})
