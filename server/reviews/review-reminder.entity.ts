import { defineEntity, p } from '@mikro-orm/core'

/** After how many working days a unit that lets applications wait is reminded: one row, for an administrator of the data. Source: B9. */
export const ReviewReminderRuleEntity = defineEntity({
  name: 'ReviewReminderRule',
  tableName: 'review_reminder_rule',
  properties: {
    single: p.boolean().primary().default(true),
    workingDays: p.integer(),
  },
})

/** A unit was reminded on this day of so many waiting applications. */
export const ReviewReminderEntity = defineEntity({
  name: 'ReviewReminder',
  tableName: 'review_reminder',
  properties: {
    unitId: p.uuid().primary(),
    day: p.date().primary(),
    waiting: p.integer(),
  },
})
