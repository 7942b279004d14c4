import { defineEntity, p } from '@mikro-orm/core'

/** Who did what to what; each entry carries the hash of the one before it. Never changes. */
export const AuditEntryEntity = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    subject: p.text(),
    seq: p.integer(),
    actorId: p.uuid().nullable(),
    action: p.text(),
    detail: p.json<Record<string, unknown>>(),
    at: p.datetime(3).defaultRaw('now()'),
    previousHash: p.text(),
    hash: p.text(),
  },
})
