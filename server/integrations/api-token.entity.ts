import { defineEntity, p } from '@mikro-orm/core'
import type { TokenScope } from '../workflow/token-scopes.js'
import type { Hat } from '../workflow/who-may.js'

/** A key for a program, by the hash of its secret. */
export const ApiTokenEntity = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    accountId: p.uuid(),
    name: p.text(),
    hint: p.text(),
    secretHash: p.uint8array(),
    previousHash: p.uint8array().nullable(),
    previousUntil: p.datetime(3).nullable(),
    scopes: p.array().$type<TokenScope[]>(),
    networks: p.array(),
    hat: p.text().$type<Hat>(),
    expiresAt: p.datetime(3),
    createdAt: p.datetime(3).defaultRaw('now()'),
    lastUsedAt: p.datetime(3).nullable(),
    lastUsedAddress: p.text().nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
})
