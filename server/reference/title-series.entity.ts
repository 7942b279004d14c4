import { defineEntity, p } from '@mikro-orm/core'

/** One of the dated 职称系列. */
export const TitleSeriesEntity = defineEntity({
  name: 'TitleSeries',
  tableName: 'title_series',
  properties: {
    code: p.text().primary(),
    number: p.integer(),
    name: p.text(),
    confidence: p.text(),
    note: p.text().nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
})
