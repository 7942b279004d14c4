import { defineEntity, p } from '@mikro-orm/core'

/** What was submitted, frozen. Never changes. Source: S47. */
export const ApplicationVersionEntity = defineEntity({
  name: 'ApplicationVersion',
  tableName: 'application_version',
  properties: {
    applicationId: p.uuid().primary(),
    number: p.integer().primary(),
    submittedAt: p.datetime(3).defaultRaw('now()'),
    hash: p.text(),
    /** The transaction it was frozen in; its sections come from no other. */
    writtenIn: p.text().defaultRaw('pg_current_xact_id()::text'),
  },
})
