import { defineEntity, p } from '@mikro-orm/core'

/** The last change of an application as one unit may learn of it. Written by the database in the transaction of the change. */
export const ApplicationChangeEntity = defineEntity({
  name: 'ApplicationChange',
  tableName: 'application_change',
  properties: {
    unitId: p.uuid().primary(),
    applicationId: p.uuid().primary(),
    xid: p.text().columnType('xid8'),
    at: p.datetime(3).defaultRaw('now()'),
  },
})
