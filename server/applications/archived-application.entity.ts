import { defineEntity, p } from '@mikro-orm/core'

/** An application of a year that has been put away: enough to tell whoever could see it. */
export const ArchivedApplicationEntity = defineEntity({
  name: 'ArchivedApplication',
  tableName: 'archived_application',
  properties: {
    id: p.uuid().primary(),
    year: p.integer(),
    applicantId: p.uuid(),
    seenBy: p.array().columnType('uuid[]'),
  },
})
