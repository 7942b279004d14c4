import { defineEntity, p } from '@mikro-orm/core'

/** How long an application stayed at one step before a hop. Written by the database with the hop; a recalled hop leaves none. */
export const ApplicationStayEntity = defineEntity({
  name: 'ApplicationStay',
  tableName: 'application_stay',
  properties: {
    transferId: p.uuid().primary(),
    applicationId: p.uuid(),
    step: p.text(),
    /** Milliseconds. */
    ms: p.bigint('string'),
  },
})
