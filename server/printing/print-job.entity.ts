import { defineEntity, p } from '@mikro-orm/core'

/** What somebody asked to be printed. */
export const PrintJobEntity = defineEntity({
  name: 'PrintJob',
  tableName: 'print_job',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.uuid(),
    unitId: p.uuid(),
    hat: p.text(),
    kind: p.text(),
    applicationIds: p.array().columnType('uuid[]'),
    done: p.integer(),
    status: p.text(),
    failure: p.text().nullable(),
    fileName: p.text().nullable(),
    mimeType: p.text().nullable(),
    bytes: p.integer().nullable(),
    createdAt: p.datetime(3),
    finishedAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3),
  },
})
