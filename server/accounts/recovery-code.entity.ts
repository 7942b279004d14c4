import { defineEntity, p } from '@mikro-orm/core'

/** A way in without the phone, good once; only its hash is kept. */
export const RecoveryCodeEntity = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    accountId: p.uuid().primary(),
    hash: p.uint8array().primary(),
    usedAt: p.datetime(3).nullable(),
  },
})
