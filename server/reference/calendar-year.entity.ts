import { defineEntity, p } from '@mikro-orm/core'

/** A year whose holidays are known; any other is an error, never a guess. */
export const CalendarYearEntity = defineEntity({
  name: 'CalendarYear',
  tableName: 'calendar_year',
  properties: {
    year: p.integer().primary(),
    source: p.text(),
  },
})
