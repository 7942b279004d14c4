import { defineEntity, p } from '@mikro-orm/core'

/** What an administrator's phone and the server both know; only the cipher of it is kept. */
export const SecondFactorEntity = defineEntity({
  name: 'SecondFactor',
  tableName: 'second_factor',
  properties: {
    accountId: p.uuid().primary(),
    secretCipher: p.uint8array(),
    confirmedAt: p.datetime(3).nullable(),
    /** The latest time step whose code was used, in 30 seconds since 1970: a code is good once. */
    lastStep: p.bigint('string').defaultRaw('0'),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
