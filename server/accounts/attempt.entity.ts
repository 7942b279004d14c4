import { defineEntity, p } from '@mikro-orm/core'

/** How often something was tried under one name or from one address; written by rate-limiter-flexible. */
export const AttemptEntity = defineEntity({
  name: 'Attempt',
  tableName: 'attempt',
  properties: {
    key: p.text().primary(),
    points: p.integer().default(0),
    /** Milliseconds since 1970. */
    expire: p.bigint('string').nullable(),
  },
})
