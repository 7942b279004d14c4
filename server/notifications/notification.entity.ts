import { defineEntity, p } from '@mikro-orm/core'

/** Something an account, or every administrator of a unit, should know. */
export const NotificationEntity = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    unitId: p.uuid().nullable(),
    accountId: p.uuid().nullable(),
    kind: p.text(),
    params: p.json<Record<string, unknown>>(),
    applicationId: p.uuid().nullable(),
    aboutUnitId: p.uuid().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    readAt: p.datetime(3).nullable(),
  },
})
