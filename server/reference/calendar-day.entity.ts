import { defineEntity, p } from '@mikro-orm/core'

/** A day that differs from its weekday: a holiday, or a weekend worked instead (调休). */
export const CalendarDayEntity = defineEntity({
  name: 'CalendarDay',
  tableName: 'calendar_day',
  properties: {
    day: p.date().primary(),
    isWorkday: p.boolean(),
    name: p.text().nullable(),
  },
})
