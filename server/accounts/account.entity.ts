import { defineEntity, p } from '@mikro-orm/core'
import type { Hat } from '../workflow/who-may.js'

/** A person's login in one unit. */
export const AccountEntity = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    unitId: p.uuid(),
    loginName: p.text(),
    passwordHash: p.text(),
    personName: p.text(),
    personPinyin: p.text().nullable(),
    idCipher: p.uint8array().nullable(),
    idHash: p.uint8array().nullable(),
    idMasked: p.text().nullable(),
    phone: p.text().nullable(),
    hat: p.text().$type<Hat>().nullable(),
    mayAdminister: p.boolean(),
    mustChangePassword: p.boolean().default(false),
    secretExpiresAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
    leftAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    sits: p.boolean().default(false),
  },
})
