import { defineEntity, p } from '@mikro-orm/core'

/** A login that lasts; only the hash of its token is kept. */
export const SessionEntity = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    tokenHash: p.uint8array().primary(),
    /** What the owner's list of sessions calls it. */
    id: p.uuid().defaultRaw('uuidv7()'),
    accountId: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    seenAt: p.datetime(3).defaultRaw('now()'),
    expiresAt: p.datetime(3),
    address: p.text().nullable(),
    userAgent: p.text().nullable(),
    secondFactorPending: p.boolean().default(false),
  },
})
